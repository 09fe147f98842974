package org.trialbridge.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialbridge.TestApplication;
import org.trialbridge.report.ReportTable;

/** A trial with a thing of each kind, made through the application by the requests of {@code hostile-world.txt}. */
final class HostileWorld {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String IN_A_LINE = " in a line";
    private static final String MULTIPART = "multipart/form-data; boundary=limit";
    private static final Pattern REQUEST =
            Pattern.compile("(OTHER )?([A-Z]+) (\\S+)(?: > ([a-z-]+)(?: of ([a-z_]+))?)?");
    private static final Pattern THING = Pattern.compile("\\{([a-z-]+)\\}");
    private static final Pattern TEXT = Pattern.compile("«([^»:]+):([0-9]+|[0-9]+ in a line|mail|link|file)»");
    private static final Pattern ID = Pattern.compile(".*/([0-9]+)(/[a-z]+)?");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([0-9]+)\"");
    private static final Pattern DAY = Pattern.compile("«([+-][0-9]+)»");

    private static final Map<String, String> FIXED = Map.of(
            "countries", "UZ",
            "sites", "UZ-01",
            "counts", "2021-02-05",
            "receipts", "1",
            "minutes", "en",
            "revisions", "2",
            "merge", "3",
            "templates", "institutions",
            "history", "agreement");

    private final TestApplication app;
    private final HostileFields fields;
    private final List<String> secrets;
    private final Map<String, String> things = new HashMap<>();

    /** @param secrets of one who may do everything, and of another for what takes a second one */
    HostileWorld(TestApplication app, HostileFields fields, List<String> secrets, int round) {
        this.app = app;
        this.fields = fields;
        this.secrets = secrets;
        things.put("trials", "H" + round);
        things.put("round", String.valueOf(round));
        things.putAll(FIXED);
    }

    /** The id of the last thing of a kind. */
    String thing(String kind) {
        return Objects.requireNonNull(things.get(kind), () -> "the world has nothing of the kind " + kind);
    }

    void put(String kind, String id) {
        things.put(kind, id);
    }

    /** The paths of a route, with the ids of things of this world, and what has to be asked for; of meetings all. */
    Set<String> paths(String pattern) {
        if (pattern.matches("(/api/v1)?/meetings/\\{id}(/(minutes|log))?")) {
            return Stream.of("meetings", "past", "next")
                    .map(meeting -> pattern.replace("{id}", thing(meeting)))
                    .collect(Collectors.toSet());
        }
        if (pattern.endsWith("/{sheet}.{format}")) {
            String before = path(pattern.substring(0, pattern.lastIndexOf('/')));
            boolean whole = before.endsWith("H1/status"); // the same lines as in the workbook
            return Stream.of(ReportTable.values())
                    .flatMap(table -> Stream.of(table.slug() + ".csv", "actions.json"))
                    .filter(file -> whole || file.startsWith("actions."))
                    .map(file -> before + "/" + file)
                    .collect(Collectors.toSet());
        }
        return Set.of(path(pattern)
                + (pattern.endsWith("/search") ? "?q=onfocus+alert" : "")
                + (pattern.endsWith("/meetings.ics") ? "?token=" + thing("meetings.ics") : ""));
    }

    private String path(String pattern) {
        StringBuilder path = new StringBuilder();
        String before = "";
        for (String segment : pattern.substring(1).split("/", -1)) {
            String name = segment.replaceFirst("^\\{.*\\}", "");
            path.append('/').append(segment.startsWith("{") ? thing(before) + name : segment);
            before = segment;
        }
        return path.toString();
    }

    void make() {
        String requests = read().lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.joining("\n"));
        for (String part : requests.split("\n(?! )", -1)) {
            int end = part.indexOf('\n');
            send(part.substring(0, end), part.substring(end).strip().replace("\n    ", "\n"));
        }
    }

    private static String read() {
        try (InputStream requests = HostileWorld.class.getResourceAsStream("/hostile-world.txt")) {
            return new String(Objects.requireNonNull(requests).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(String line, String template) {
        Matcher request = REQUEST.matcher(line);
        assertThat(request.matches()).as(line).isTrue();
        String secret = secrets.get(request.group(1) == null ? 0 : 1);
        String method = request.group(2);
        String path = filled(request.group(3), UnaryOperator.identity());
        boolean json = path.startsWith("/api/");
        HttpResponse<String> answer;
        if ("FILE".equals(method)) {
            answer = app.send(json ? secret : null, "POST", path, multipart(template), headers(secret));
        } else if (json) {
            String body = filled(template, HostileWorld::quoted);
            answer = app.send(secret, method, path, body, version(secret, method, path));
        } else {
            if (template.contains("{version}")) {
                Matcher version =
                        VERSION.matcher(app.page("session=" + secret, path).body());
                things.put("version", version.find() ? version.group(1) : "");
            }
            answer = app.form("session=" + secret, path, filled(template, HostileWorld::encoded));
        }
        assertThat(answer.statusCode())
                .as(() -> line + " " + template + " " + answer.body().replaceAll("(?s).*There is a problem", ""))
                .isIn(json ? List.of(200, 201, 204) : List.of(303));
        if (request.group(4) != null) {
            String table = request.group(5);
            things.put(request.group(4), table == null ? id(answer) : latest("select max(id) from " + table));
        }
        things.put("{kind}", things.getOrDefault("agreements", ""));
        things.put("of", "meetings/" + things.getOrDefault("meetings", ""));
        things.put("series", latest("select max(id) from meeting_series"));
        things.put("versions", latest("""
                select min(c.entry_id) from change c
                 where c.table_name = 'agreement' and c.row_id = (select max(id) from agreement)"""));
    }

    private String latest(String sql) {
        return app.db()
                .query(handle ->
                        handle.createQuery(sql).mapTo(String.class).findOne().orElse(""));
    }

    /** Of a form with a file, in which a browser shows the token that stands in the page. */
    private static String[] headers(String secret) {
        return new String[] {
            "Content-Type", MULTIPART, "Cookie", "session=" + secret, "X-CSRF-Token", TestApplication.CSRF
        };
    }

    private String multipart(String template) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : template.split("&", -1)) {
            String name = field.substring(0, field.indexOf('='));
            UnaryOperator<String> written = "content".equals(name) ? HostileWorld::inCells : UnaryOperator.identity();
            fields.put(name, filled(field.substring(field.indexOf('=') + 1), written));
        }
        String content = Objects.requireNonNullElse(
                fields.remove("content"), "Letter " + this.fields.typed().size());
        StringBuilder parts = new StringBuilder();
        fields.forEach((name, value) -> {
            boolean file = "file".equals(name);
            parts.append("--limit\r\nContent-Disposition: form-data; name=\"")
                    .append(name)
                    .append('"');
            parts.append(file ? "; filename=\"" + value + "\"\r\nContent-Type: text/plain" : "");
            parts.append("\r\n\r\n").append(file ? content : value).append("\r\n");
        });
        return parts + "--limit--\r\n";
    }

    /** The version that is there, of what is changed or of what that belongs to. */
    private String[] version(String secret, String method, String path) {
        if (!"PUT".equals(method) && !path.endsWith("/restorations")) {
            return new String[0];
        }
        return Stream.of(path, path.substring(0, path.lastIndexOf('/')))
                .flatMap(asked -> app.get(secret, asked).headers().firstValue("ETag").stream())
                .findFirst()
                .map(tag -> new String[] {"If-Match", tag})
                .orElse(new String[0]);
    }

    private static String id(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("Location").orElse("");
        Matcher last = ID.matcher(location);
        return last.matches() ? last.group(1) : "";
    }

    private String filled(String template, UnaryOperator<String> written) {
        String named = THING.matcher(template).replaceAll(found -> Matcher.quoteReplacement(thing(found.group(1))));
        String dated = DAY.matcher(named)
                .replaceAll(found -> LocalDate.now(ZoneOffset.UTC)
                        .plusDays(Long.parseLong(found.group(1)))
                        .toString());
        return TEXT.matcher(dated)
                .replaceAll(found -> Matcher.quoteReplacement(written.apply(text(found.group(1), found.group(2)))));
    }

    private String text(String field, String kind) {
        return switch (kind) {
            case "mail" -> fields.address(field);
            case "link" -> fields.link(field);
            case "file" -> fields.fileName(field);
            default ->
                kind.endsWith(IN_A_LINE)
                        ? fields.line(field, Integer.parseInt(kind.replace(IN_A_LINE, "")))
                        : fields.text(field, Integer.parseInt(kind));
        };
    }

    private static String quoted(String text) {
        try {
            String json = JSON.writeValueAsString(text);
            return json.substring(1, json.length() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String inCells(String text) {
        return text.replace("\"", "\"\"");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package org.trialbridge.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.microsoft.playwright.Page;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Browsers;
import org.trialbridge.Routes;
import org.trialbridge.TestApplication;
import org.trialbridge.TestClock;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.digest.DigestLetter;
import org.trialbridge.digest.DigestService;
import org.trialbridge.mail.MailService;
import org.trialbridge.mail.Smtp;

/**
 * Whatever somebody types into any field is a text wherever it comes out: on every page, in every answer of the API, every
 * workbook, calendar and message. A field that nobody fills and an address that nobody looks at fail the test: add a request
 * to {@code hostile-world.txt}, or say below why none is needed.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // forms that are sent change what is looked at
class InertEverywhereIT {
    /** So many that each field has had every string, the shortest aside. */
    private static final int ROUNDS = 2;

    private static final Pattern LINK = Pattern.compile("/(rsvp|invitation|report)/([A-Za-z0-9_-]{43})");
    private static final Pattern FEED = Pattern.compile("/api/v1/(meetings\\.ics)\\?token=([A-Za-z0-9_-]+)");

    /** What would take away the things that others look at, or oneself. */
    private static final Pattern ENDS = Pattern.compile(
            ".*/(sign-out|undo|removal|revocation|cancel|erasure|withdrawal|done|regeneration|password)");

    /** Addresses that are not looked at, and why. */
    private static final Map<String, String> OTHERWISE = Map.of(
            "/openapi.json", "describes the API and holds nothing that anybody typed",
            "/reset-password/{token}", "shows the page of an invitation, which is looked at",
            "/trials/{trial}/reports/status.xlsx", "is the same file as below /api",
            "/trials/{trial}/editions/{number}.xlsx", "is the same file as below /api",
            "/documents/{id}/content", "is the file itself: DocumentPagesHttpTest",
            "/api/v1/documents/{id}/content", "is the file itself: DocumentHttpTest");

    /** What pages are asked for with. */
    private static final List<String> PARAMETERS = List.of(
            "q", "country", "trial", "site", "kind", "status", "owner", "sort", "show", "next", "subject", "by",
            "cursor");

    /** The token, which has to be right, and a list of days, of which each word that is none is told. */
    private static final Set<String> UNTOLD = Set.of("csrf", "periodEnds");

    private static final Set<String> HEADERS = Set.of(
            "Return-Path",
            "Received",
            "Date",
            "From",
            "To",
            "Message-ID",
            "Subject",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding",
            "Auto-Submitted");

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final HostileFields FIELDS = new HostileFields();
    private static final List<HostileWorld> WORLDS = new ArrayList<>();
    private static final Map<String, Sent> FORMS = new TreeMap<>();
    private static String secret = "";

    /** A form on a page. */
    private record Sent(String path, List<String> form) {
        String action() {
            return form.get(0).isEmpty() ? path : form.get(0);
        }

        Stream<String> names() {
            return form.stream().skip(1);
        }
    }

    private final Look look = new Look(FIELDS);

    @BeforeAll
    static void everythingIsMadeOfHostileTexts() {
        secret = everybody();
        String other = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING).substring("session=".length());
        for (int round = 1; round <= ROUNDS; round++) {
            HostileWorld world = new HostileWorld(app, FIELDS, List.of(secret, other), round);
            world.make();
            follow(LINK, String.join("\n", strings("select body from outbox order by id")), world);
            WORLDS.add(world);
        }
        String feed = app.form("session=" + secret, "/account/calendar", "").body();
        WORLDS.forEach(world -> follow(FEED, feed, world));
    }

    @Test
    @Order(1)
    void everyFieldForTextsHadEveryString() {
        assertThat(without(InputFields.ofTexts(), FIELDS.fields())).isEmpty();
        assertThat(FIELDS.incomplete()).isEmpty();
    }

    @Test
    @Order(2)
    void onEveryPage() {
        Page browser = browsers.page();
        Set<String> looked = new HashSet<>();
        Deque<String> waiting = new ArrayDeque<>();
        routes().filter(InertEverywhereIT::isPage)
                .forEach(route -> WORLDS.forEach(world -> waiting.addAll(world.paths(route))));
        while (!waiting.isEmpty()) {
            String path = waiting.remove();
            if (looked.add(path)) {
                HttpResponse<String> answer = app.page("session=" + secret, path);
                if (answer.statusCode() == 303) {
                    waiting.add(
                            URI.create(answer.headers().firstValue("Location").orElse(""))
                                    .getRawPath());
                } else if (answer.statusCode() != 200) {
                    look.fault(path, "answers " + answer.statusCode());
                } else {
                    ParsedPage page = look.atPage(browser, answer.body(), path);
                    Stream.of(page.more()).filter(InertEverywhereIT::isPage).forEach(waiting::add);
                    page.forms().forEach(form -> FORMS.putIfAbsent(kind(path, form), new Sent(path, form)));
                }
            }
        }

        assertThat(look.faults).isEmpty();
        assertThat(without(InputFields.ofTexts(), look.seen))
                .isSubsetOf("meeting.Attendance.email"); // pages need not show it
    }

    private static Set<String> without(Set<String> fields, Set<String> others) {
        Set<String> left = new TreeSet<>(fields);
        left.removeAll(others);
        return left;
    }

    /** Hostile texts as what is searched for, sorted by, and shown. */
    @Test
    @Order(5)
    void inEveryPageThatIsAskedForWithThem() {
        Page browser = browsers.page();
        for (String path : routes().filter(InertEverywhereIT::isPage)
                .map(WORLDS.get(0)::paths)
                .flatMap(Set::stream)
                .toList()) {
            String text = URLEncoder.encode(FIELDS.text("form.query", 150), StandardCharsets.UTF_8);
            String query = PARAMETERS.stream().map(name -> name + "=" + text).collect(Collectors.joining("&"));
            String asked = path.replaceFirst("\\?.*", "") + "?" + query;
            HttpResponse<String> answer = app.page("session=" + secret, asked);
            if (answer.statusCode() >= 500) {
                look.fault(path, "answers " + answer.statusCode());
            }
            look.atPage(browser, answer.body(), path);
        }

        assertThat(look.faults).isEmpty();
        assertThat(look.seen).contains("form.query");
    }

    /** Hostile texts in all fields at once: most is refused, and the form shows again what was typed. */
    @Test
    @Order(6)
    void inEveryFormThatIsShownAgain() {
        Page browser = browsers.page();
        List<Integer> answers = new ArrayList<>();
        for (Sent form : FORMS.values()) {
            if (!ENDS.matcher(form.action()).matches()) {
                String typed = URLEncoder.encode(FIELDS.text("form.again", 400), StandardCharsets.UTF_8);
                String fields = form.names()
                        .filter(name -> !name.isEmpty() && !UNTOLD.contains(name))
                        .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + typed)
                        .collect(Collectors.joining("&"));
                HttpResponse<String> answer = app.form("session=" + secret, form.action(), fields);
                answers.add(answer.statusCode());
                if (answer.statusCode() >= 500) {
                    look.fault(form.action(), "answers " + answer.statusCode());
                }
                look.atPage(browser, answer.body(), form.action());
            }
        }

        assertThat(look.faults).isEmpty();
        assertThat(Collections.frequency(answers, 422)).isGreaterThan(40);
    }

    /** Forms of one kind differ in the ids of their addresses only. */
    private static String kind(String path, List<String> form) {
        return new Sent(path, form).action().replaceAll("[0-9]+", "0") + form.subList(1, form.size());
    }

    @Test
    @Order(3)
    void inEveryAnswerWorkbookAndCalendar() {
        int events = 0;
        Set<String> kinds = new TreeSet<>();
        Set<String> looked = new HashSet<>();
        for (HostileWorld world : WORLDS) {
            for (String route : routes().filter(route -> !isPage(route)).toList()) {
                for (String path : world.paths(route)) {
                    if (!looked.add(path)) {
                        continue;
                    }
                    String where = path.replaceFirst("\\?token=.*", "");
                    HttpResponse<byte[]> answer = bytes(path);
                    String type = answer.headers()
                            .firstValue("Content-Type")
                            .orElse("")
                            .replaceFirst(";.*", "");
                    kinds.add(type);
                    if (answer.statusCode() != 200) {
                        look.fault(where, "answers " + answer.statusCode());
                    } else if ("application/json".equals(type)) {
                        look.atJson(answer.body(), where);
                    } else if ("text/calendar".equals(type)) {
                        events += look.atCalendar(new String(answer.body(), StandardCharsets.UTF_8), where);
                    } else if ("text/csv".equals(type)) {
                        look.atCsv(answer.body(), where);
                    } else {
                        look.atWorkbook(answer.body(), where);
                    }
                }
            }
        }

        assertThat(look.faults).isEmpty();
        assertThat(kinds).hasSize(4);
        assertThat(events).isGreaterThan(ROUNDS);
    }

    @Test
    @Order(4)
    void inEveryMessage() throws MessagingException, IOException {
        GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        try {
            digests();
            List<String> subjects = strings("select subject from outbox order by id");
            URI smtp = URI.create("smtp://localhost:" + server.getSmtp().getPort());
            MailService mail = new MailService(app.db().database(), new Smtp(smtp, "trialbridge@example.org"));
            for (int sent = 1; sent > 0; ) {
                sent = mail.sendDue(Actor.system());
            }
            MimeMessage[] messages = server.getReceivedMessages();
            assertThat(messages).hasSameSizeAs(subjects);
            assertThat(subjects).anyMatch(subject -> subject.startsWith("Actions: "));
            for (MimeMessage message : messages) {
                at(message);
            }
        } finally {
            server.stop();
        }

        assertThat(look.faults).isEmpty();
        assertThat(look.seen).contains("account.User.name", "lock.Reopening.reason", "meeting.NextMeeting.title");
    }

    private void at(MimeMessage message) throws MessagingException, IOException {
        String where = message.getSubject();
        look.at(where, "a subject");
        for (Header header : Collections.list(message.getAllHeaders())) {
            if (!HEADERS.contains(header.getName())) {
                look.fault(where, "has the header " + header.getName());
            }
        }
        assertThat(message.getAllRecipients()).hasSize(1);
        if (message.getContent() instanceof MimeMultipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                at(parts.getBodyPart(i), where);
            }
        } else {
            at((Part) message, where);
        }
    }

    private void at(Part part, String where) throws MessagingException, IOException {
        if (part.isMimeType("text/calendar")) {
            String text = new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(look.atCalendar(text, "the calendar of " + where)).isEqualTo(1);
        } else {
            assertThat(part.isMimeType("text/plain")).as(part.getContentType()).isTrue();
            look.at(String.valueOf(part.getContent()), "the message " + where);
        }
    }

    /** At seven in Tashkent on a Wednesday to come. */
    private static void digests() {
        ZonedDateTime seven = ZonedDateTime.now(ZoneId.of("Asia/Tashkent"))
                .with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY))
                .with(LocalTime.of(7, 0));
        new DigestService(
                        app.db().database(),
                        new DigestLetter(URI.create("https://trials.example")),
                        new TestClock(seven.toInstant()))
                .send(Actor.system());
    }

    private static Stream<String> routes() {
        return Routes.of(app.running().getEnvironment().jersey().getResourceConfig()).stream()
                .filter(route -> route.startsWith("GET "))
                .map(route -> route.substring("GET ".length()))
                .filter(route -> !OTHERWISE.containsKey(route));
    }

    private static boolean isPage(String path) {
        return path.startsWith("/") && !path.startsWith("/api/") && !path.matches(".*(\\.xlsx|/templates/).*");
    }

    private static HttpResponse<byte[]> bytes(String path) {
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(URI.create(app.url() + path))
                            .header("Authorization", "Bearer " + secret)
                            .header("Cookie", "session=" + secret)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> strings(String sql) {
        return app.db()
                .query(handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    /** Keeps the secrets of links that stand in a text. */
    private static void follow(Pattern links, String text, HostileWorld world) {
        links.matcher(text).results().forEach(link -> world.put(link.group(1), link.group(2)));
    }

    /** Somebody with all roles everywhere. */
    private static String everybody() {
        String secret = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING).substring("session=".length());
        long user = Long.parseLong(secret.substring(secret.lastIndexOf('-') + 1));
        for (Role role : List.of(Role.ADMINISTRATOR, Role.AUDITOR, Role.LEADERSHIP)) {
            app.given()
                    .insert(
                            "insert into user_grant (user_id, role) values (:user, :role) returning id",
                            Map.of("user", user, "role", role.name()));
        }
        return secret;
    }
}

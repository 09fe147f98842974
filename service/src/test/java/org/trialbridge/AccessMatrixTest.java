package org.trialbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.AccessWorld.Walker;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;

/**
 * Walks every route of the running application as everybody, and compares the answers with the table {@code
 * access-matrix.txt}. A route that is missing there fails.
 */
class AccessMatrixTest {
    @RegisterExtension
    static final TestApplication app = new TestApplication();

    /** While writing, {@code -Dmatrix=.*documents.*} walks only the routes that match; else all are walked. */
    private static final String ROUTES = System.getProperty("matrix", ".*");

    /** Before the content of a file. */
    private static final String FILE = "file:";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static AccessWorld world;
    private static Map<String, Rule> rules;

    /** What a line of the table says. */
    private record Rule(String route, List<String> actions, String at, String body) {
        static Rule of(String line) {
            String[] parts = line.strip().split(" +", 5);
            return new Rule(
                    parts[0] + " " + parts[1],
                    Arrays.asList(parts[2].split("\\+")),
                    parts[3],
                    parts.length > 4 ? parts[4] : "");
        }

        String method() {
            return route.substring(0, route.indexOf(' '));
        }

        String pattern() {
            return route.substring(route.indexOf(' ') + 1);
        }

        boolean isApi() {
            return pattern().startsWith("/api/");
        }

        boolean reads() {
            return "GET".equals(method());
        }

        boolean isWorkbook() {
            return pattern().endsWith(".xlsx");
        }

        /** Makes a whole report. */
        boolean takesLong() {
            return isWorkbook()
                    || pattern().endsWith(".{format}")
                    || pattern().matches(".*/editions(/new|/.number./regeneration)?");
        }

        /** After it was done once there is nothing left to do it to. */
        boolean destroys() {
            return "DELETE".equals(method())
                    || pattern().endsWith("/removal")
                    || pattern().endsWith("/erasure");
        }

        /** What whoever asks must be allowed anywhere at all, before the place is looked at. */
        Action first() {
            return Action.valueOf(actions.get(0));
        }

        Action action() {
            return Action.valueOf(actions.get(actions.size() - 1));
        }
    }

    private enum Answer {
        ALLOWED,
        SIGN_IN_FIRST,
        FORBIDDEN,
        MISSING
    }

    @BeforeAll
    static void aWorldAndATable() throws IOException {
        world = new AccessWorld(app.db());
        rules = new LinkedHashMap<>();
        try (InputStream table = AccessMatrixTest.class.getResourceAsStream("/access-matrix.txt")) {
            new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Rule::of)
                    .forEach(rule -> rules.put(rule.route(), rule));
        }
    }

    @Test
    void theTableHasEveryRouteAndNoOther() {
        List<String> routes = Routes.of(app.running().getEnvironment().jersey().getResourceConfig());

        assertThat(routes).hasSizeGreaterThan(20);
        assertThat(rules.keySet()).containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void everybodyGetsTheAnswerOfTheTableAndWhoeverIsRefusedChangesNothing() {
        List<String> surprises = Collections.synchronizedList(new ArrayList<>());

        rules.values().stream().filter(rule -> rule.route().matches(ROUTES)).forEach(rule -> walk(rule, surprises));

        assertThat(surprises).isEmpty();
    }

    private static void walk(Rule rule, List<String> surprises) {
        String path = world.path(rule.pattern());
        Map<Boolean, List<Walker>> parted = world.walkers().stream()
                .collect(Collectors.partitioningBy(walker -> expected(rule, walker) == Answer.ALLOWED));
        List<Walker> allowed = parted.getOrDefault(true, List.of());
        String before = world.fingerprint();
        parted.getOrDefault(false, List.of()).parallelStream()
                .forEach(walker -> compare(rule, path, walker, expected(rule, walker), surprises));
        if (rule.reads()) {
            allowed.stream()
                    .limit(rule.takesLong() ? 2 : allowed.size())
                    .parallel()
                    .forEach(walker -> compare(rule, path, walker, Answer.ALLOWED, surprises));
        }
        if (!world.fingerprint().equals(before)) {
            surprises.add(rule.route() + " changed the database though it was refused or only reads");
        }
        if (!rule.reads()) {
            allowed.stream()
                    .limit(rule.destroys() ? 1 : rule.takesLong() ? 2 : allowed.size())
                    .map(walker -> "session".equals(rule.at()) ? world.withOwnSession(walker) : walker)
                    .forEach(walker -> compare(rule, path, walker, Answer.ALLOWED, surprises));
        }
    }

    private static void compare(Rule rule, String path, Walker walker, Answer expected, List<String> surprises) {
        HttpResponse<String> response = send(rule, path, walker);
        if (!fits(rule, response, expected)) {
            surprises.add("%s | %s | %s expected, got %d %s"
                    .formatted(
                            rule.route(),
                            walker.name(),
                            expected,
                            response.statusCode(),
                            response.headers().firstValue("Location").orElse("")));
        }
    }

    private static boolean fits(Rule rule, HttpResponse<String> response, Answer expected) {
        int status = response.statusCode();
        boolean toSignIn = status == 303
                && response.headers().firstValue("Location").orElse("").contains("/sign-in?next=");
        return switch (expected) {
            case SIGN_IN_FIRST -> rule.isApi() ? status == 401 : toSignIn;
            case FORBIDDEN -> status == 403;
            case MISSING -> status == 404;
            case ALLOWED ->
                !toSignIn
                        && (rule.reads()
                                ? status == 200 || status == 303
                                : status < 500 && status != 401 && status != 403 && status != 404);
        };
    }

    private static Answer expected(Rule rule, Walker walker) {
        Actor actor = walker.actor();
        if ("public".equals(rule.at())) {
            return Answer.ALLOWED;
        }
        if ("link".equals(rule.at())) {
            return Answer.MISSING;
        }
        if (!walker.signedIn()) {
            return Answer.SIGN_IN_FIRST;
        }
        if (rule.at().startsWith("403-or-") && !actor.mayAnywhere(rule.first())) {
            return Answer.FORBIDDEN;
        }
        return switch (rule.at().replace("403-or-", "")) {
            case "self", "session", "list" -> Answer.ALLOWED;
            case "nobody" -> Answer.MISSING;
            case "somewhere" -> actor.mayAnywhere(rule.action()) ? Answer.ALLOWED : Answer.FORBIDDEN;
            case "within" -> within(actor, rule.action());
            case "all" ->
                actor.may(rule.action(), world.trial)
                        ? Answer.ALLOWED
                        : within(actor, rule.action()) == Answer.ALLOWED
                                ? Answer.MISSING
                                : within(actor, rule.action());
            case "everything" -> at(actor, rule.action(), Place.EVERYTHING);
            case "trial" -> at(actor, rule.action(), world.trial);
            case "country", "meeting" -> at(actor, rule.action(), world.country);
            case "site" -> at(actor, rule.action(), world.site);
            case "user" ->
                actor.mayAnywhere(rule.action())
                        ? actor.may(rule.action(), world.site) ? Answer.ALLOWED : Answer.MISSING
                        : Answer.FORBIDDEN;
            default -> throw new IllegalArgumentException(rule.at());
        };
    }

    private static Answer at(Actor actor, Action action, Place place) {
        if (actor.may(action, place)) {
            return Answer.ALLOWED;
        }
        boolean inside =
                actor.grants().stream().anyMatch(grant -> grant.place().covers(place) || place.covers(grant.place()));
        return inside ? Answer.FORBIDDEN : Answer.MISSING;
    }

    /** Whether the action may be done somewhere in the trial. */
    private static Answer within(Actor actor, Action action) {
        boolean somewhere = actor.grants().stream()
                .anyMatch(grant -> grant.role().allows(action)
                        && (grant.place().covers(world.trial) || world.trial.covers(grant.place())));
        return somewhere ? Answer.ALLOWED : at(actor, action, world.trial);
    }

    private static HttpResponse<String> send(Rule rule, String path, Walker walker) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create(app.url() + path + (rule.reads() && !rule.body().isEmpty() ? "?" + rule.body() : "")));
        boolean shows = !"public".equals(rule.at()) && !walker.session().isEmpty();
        if (rule.isApi()) {
            if ("PUT".equals(rule.method())) {
                request.header("If-Match", "\"1\"");
            }
            if (shows) {
                request.header("Authorization", "Bearer " + walker.session());
            }
        } else {
            request.header("X-CSRF-Token", AccessWorld.CSRF);
            request.header(
                    "Cookie", "trialbridge_form=" + AccessWorld.CSRF + (shows ? "; session=" + walker.session() : ""));
        }
        if (rule.reads() || "DELETE".equals(rule.method())) {
            request.method(rule.method(), HttpRequest.BodyPublishers.noBody());
        } else if (rule.body().startsWith(FILE)) {
            request.header("Content-Type", "multipart/form-data; boundary=limit");
            request.method(rule.method(), HttpRequest.BodyPublishers.ofString("""
                            --limit\r
                            Content-Disposition: form-data; name="file"; filename="counts.csv"\r
                            Content-Type: text/csv\r
                            \r
                            %s\r
                            --limit--\r
                            """.formatted(
                            rule.body().substring(FILE.length()))));
        } else {
            String body = rule.isApi() && rule.body().isEmpty() ? "{}" : rule.body();
            request.header("Content-Type", rule.isApi() ? "application/json" : "application/x-www-form-urlencoded");
            request.method(rule.method(), HttpRequest.BodyPublishers.ofString(body));
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(rule.route(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

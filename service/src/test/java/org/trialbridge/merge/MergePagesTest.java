package org.trialbridge.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.TestVisitor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;

class MergePagesTest {
    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static TestVisitor secretary;
    private static TestVisitor leader;

    @BeforeAll
    static void aTrial() {
        app.given().trial("ZF2001-III");
        app.given().country("ZF2001-III", "UZ");
        secretary = new TestVisitor(app, Role.SECRETARIAT, Place.EVERYTHING);
        leader = new TestVisitor(app, Role.LEADERSHIP, Place.EVERYTHING);
    }

    @Test
    void twoInstitutionsAreComparedMergedReadAndSplit() {
        long stays = institution("Academy <1>");
        long goes = institution("academy 1");
        String form = "/institutions/" + stays + "/merge";

        assertThat(secretary.get("/directory/duplicates").body())
                .contains("Academy &lt;1&gt;", form + "?with=" + goes, "The same name");
        assertThat(secretary.get(form).body()).contains("The other entry", "academy 1 (UZ)");
        assertThat(secretary.get(form + "?with=" + goes).body())
                .contains("What hangs on them", "Keep the other one instead", "Make both one");
        HttpResponse<String> wrong =
                secretary.post(form, "version", 1, "mergedId", goes, "mergedVersion", 1, "name", "goes", "reason", " ");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("There is a problem", "Enter a text.")
                .containsPattern("value=\"goes\" checked");
        assertThat(secretary
                        .post(form, "version", 9, "mergedId", goes, "mergedVersion", 1, "reason", "Twice")
                        .body())
                .contains("Somebody changed this after you opened it.", "name=\"version\" value=\"1\"");

        HttpResponse<String> merged = secretary.post(
                form, "version", 1, "mergedId", goes, "mergedVersion", 1, "name", "goes", "reason", "Entered <twice>");

        assertThat(merged.statusCode()).as(merged.body()).isEqualTo(303);
        assertThat(secretary.get("/institutions/" + goes).headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/institutions/" + stays));
        assertThat(secretary.get("/institutions/" + stays).body())
                .contains("<h1>academy 1</h1>", "Merged into this one", "Entered &lt;twice&gt;", "Split off again");
        assertThat(leader.get("/institutions/" + stays).body())
                .contains("Merged into this one")
                .doesNotContain("Split off again");
        assertThat(secretary.get("/institutions").body()).doesNotContain("/institutions/" + goes);
        assertThat(secretary.post(form + "/undo", "mergedId", goes).statusCode())
                .isEqualTo(303);
        assertThat(secretary.get("/institutions/" + goes).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNotTheSameIsProposedNoMoreUntilSomebodySaysSo() {
        long one = institution("Clinic <9>");
        long two = institution("clinic 9");
        String pair = "/institutions/" + one + "/merge?with=" + two;
        String list = "/directory/duplicates";

        HttpResponse<String> apart = secretary.post(list + "/institutions", "id", two, "otherId", one, "apart", "true");
        String after = secretary.get(list).body();

        assertThat(apart.statusCode()).isEqualTo(303);
        assertThat(after.substring(0, after.indexOf("Not the same</h2>"))).doesNotContain(pair);
        assertThat(after.substring(after.indexOf("Not the same</h2>")))
                .contains(pair, "Clinic &lt;9&gt;", "Propose again");
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        assertThat(app.get(token, "/api/v1/duplicates/institutions").body()).doesNotContain("clinic 9");
        String again = "{\"id\": %d, \"otherId\": %d, \"apart\": false}".formatted(one, two);
        assertThat(app.post(token, "/api/v1/duplicates/institutions", again).statusCode())
                .isEqualTo(204);
        assertThat(app.get(token, "/api/v1/duplicates/institutions").body()).contains("clinic 9");
        assertThat(app.post(token, "/api/v1/duplicates/institutions", again.replace("" + two, "" + one))
                        .statusCode())
                .isEqualTo(422);
        assertThat(app.post(token, "/api/v1/duplicates/institutions", again.replace("" + two, "987654"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(app.post(token, "/api/v1/duplicates/people", again).statusCode())
                .isIn(404);
        assertThat(leader.post(list + "/institutions", "id", two, "otherId", one, "apart", "true")
                        .statusCode())
                .isEqualTo(403);

        secretary.post(list + "/institutions", "id", one, "otherId", two, "apart", "true");
        HttpResponse<String> merged = secretary.post(
                "/institutions/" + one + "/merge",
                "version",
                1,
                "mergedId",
                two,
                "mergedVersion",
                1,
                "reason",
                "After all");
        assertThat(merged.statusCode()).as(merged.body()).isEqualTo(303);
        assertThat(secretary.get(list).body()).doesNotContain(pair);
    }

    @Test
    void overTheApiTheAddressOfWhatWasMergedLeadsOn() {
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        long stays = institution("Ministry");
        long goes = institution("Ministry of Health");
        String body = "{\"mergedId\": %d, \"mergedVersion\": 1, \"take\": [\"name\"], \"reason\": \"Entered twice\"}"
                .formatted(goes);
        String address = "/api/v1/institutions/" + stays + "/merge";

        assertThat(app.send(token, "PUT", address, body).statusCode()).isEqualTo(428);
        assertThat(app.send(token, "PUT", address, body, "If-Match", "\"7\"").statusCode())
                .isEqualTo(412);
        assertThat(app.send(token, "PUT", address, body, "If-Match", "\"1\"").body())
                .contains("\"name\":\"Ministry of Health\"");

        HttpResponse<String> moved = app.get(token, "/api/v1/institutions/" + goes);
        assertThat(moved.statusCode()).isEqualTo(307);
        assertThat(moved.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/api/v1/institutions/" + stays));
        assertThat(app.get(token, "/api/v1/institutions/" + stays + "/history").body())
                .contains("\"reason\":\"Entered twice\"");
    }

    @Test
    void aPersonIsKeptForAReasonMovesAndIsMergedAndExported() {
        long academy = institution("Institute");
        HttpResponse<String> added = secretary.post(
                "/people/new",
                "name",
                "Nodira Karimova",
                "email",
                "nodira@example.org",
                "affiliations/0/institutionId",
                academy);
        String person = path(added);
        assertThat(secretary.get("/people/new").body()).contains("Legitimate interests", "name=\"retainUntil-year\"");
        assertThat(secretary.get(person).body()).contains("Legitimate interests", "Kept until", "nodira@example.org");
        assertThat(leader.get(person).body())
                .contains("Nodira Karimova")
                .doesNotContain("nodira@example.org", "export");

        long affiliation = number("select max(id) from affiliation");
        assertThat(secretary.get(person + "/affiliations/" + affiliation).body())
                .contains("It was never so");
        assertThat(secretary
                        .post(
                                person + "/affiliations/" + affiliation,
                                "version",
                                1,
                                "institutionId",
                                academy,
                                "position",
                                "Head",
                                "from",
                                "2020-01-01",
                                "to",
                                "2019-01-01")
                        .body())
                .contains("Enter a day that is not before the first one.", "value=\"Head\"");
        assertThat(secretary
                        .post(
                                person + "/affiliations/" + affiliation,
                                "version",
                                1,
                                "institutionId",
                                academy,
                                "position",
                                "Head",
                                "to",
                                "2021-01-31")
                        .statusCode())
                .isEqualTo(303);
        assertThat(secretary
                        .post(person + "/affiliations/new", "institutionId", academy, "position", "Director")
                        .statusCode())
                .isEqualTo(303);
        assertThat(secretary.get(person).body()).contains("31 Jan 2021", "Director");

        assertThat(secretary
                        .post(person + "/roles", "place", "ZF2001-III/UZ/", "role", "OFFICIAL")
                        .statusCode())
                .isEqualTo(303);
        String role = person + "/roles/" + number("select max(id) from trial_role");
        assertThat(secretary.get(role).body()).contains("Official, UZ");
        assertThat(secretary.post(role, "version", 1, "to", "2022-06-30").body())
                .contains("Somebody changed this");
        assertThat(secretary.post(role, "version", 3, "to", "2022-06-30").statusCode())
                .isEqualTo(303);
        assertThat(secretary.get(person).body()).contains("30 Jun 2022");

        assertThat(secretary
                        .post(
                                person + "/retention",
                                "version",
                                4,
                                "lawfulBasis",
                                "Consent",
                                "retainUntil",
                                "2001-01-01")
                        .body())
                .contains("Enter a day that is still to come.");
        assertThat(secretary.get("/people/review").body()).doesNotContain("Nodira");
        app.given().insert("update person set retain_until = '2020-01-01' returning id", Map.of());
        assertThat(secretary.get("/people/review").body()).contains("Nodira", "1 Jan 2020");
        assertThat(secretary.get(person + "/export").body()).contains("What is kept of Nodira", "person.create");
        assertThat(secretary.get("/api/v1" + person + "/export").headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
        assertThat(secretary.get(person + "/erasure").body()).contains("Erase for ever");

        String twin =
                path(secretary.post("/people/new", "name", "nodira KARIMOVA", "affiliations/0/institutionId", academy));
        String with = twin.substring(twin.lastIndexOf('/') + 1);
        assertThat(secretary.get(person + "/merge?with=" + with).body()).contains("Write no names");
        assertThat(secretary
                        .post(
                                person + "/merge",
                                "version",
                                4,
                                "mergedId",
                                with,
                                "mergedVersion",
                                1,
                                "reason",
                                "Same address")
                        .statusCode())
                .isEqualTo(303);
        assertThat(path(secretary.get(twin))).isEqualTo(person);
        assertThat(secretary.post(person + "/merge/undo", "mergedId", with).statusCode())
                .isEqualTo(303);
        assertThat(secretary.post(person + "/erasure").statusCode()).isEqualTo(303);
        assertThat(secretary.get(person).body()).contains("Erased person").doesNotContain("Nodira");
    }

    private static String path(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
        String location = response.headers().firstValue("Location").orElse("");
        return location.substring(location.indexOf("/people"));
    }

    private static long institution(String name) {
        return app.given()
                .insert(
                        "insert into institution (name, kind, country_iso2) values (:name, 'ACADEMY', 'UZ') returning id",
                        Map.of("name", name));
    }

    private static long number(String sql) {
        return app.db()
                .query(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}

package org.trialbridge.risk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;

class RiskHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static long academy;

    @BeforeAll
    static void aCountry() {
        app.given().trial("TB-1");
        app.given().country("TB-1", "UZ");
        academy = app.given()
                .insert(
                        "insert into institution (name, kind, country_iso2) values ('Academy', 'ACADEMY', 'UZ')"
                                + " returning id",
                        Map.of());
    }

    @Test
    void aRiskIsWrittenDownScoredAnewWithAReasonAndReadAgain() throws JsonProcessingException {
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        String first = """
                {"trial": "TB-1", "iso2": "UZ", "title": "Late licence", "probability": 3, "impact": 4,
                 "response": "REDUCE", "ownerInstitutionId": %d, "raisedOn": "2021-01-11", "dueOn": "2021-03-01"}
                """.formatted(academy);

        HttpResponse<String> created = app.send(token, "POST", "/api/v1/risks", first, "Idempotency-Key", "risk-once");
        HttpResponse<String> again = app.send(token, "POST", "/api/v1/risks", first, "Idempotency-Key", "risk-once");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("ETag")).hasValue("\"1\"");
        ObjectNode body = (ObjectNode) JSON.readTree(created.body());
        String path = "/api/v1/risks/" + body.get("id").asText();
        assertThat(created.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith(path));
        assertThat(JSON.readTree(again.body())).isEqualTo(body);
        body.remove(List.of("id", "trialId", "participationId"));
        assertThat(body).isEqualTo(JSON.readTree("""
                {"version": 1, "trial": "TB-1", "iso2": "UZ", "siteId": null, "site": null, "title": "Late licence",
                 "description": null, "probability": 3, "impact": 4, "score": 12, "response": "REDUCE", "measures": null,
                 "ownerPersonId": null, "ownerInstitutionId": %d, "owner": "Academy", "raisedOn": "2021-01-11",
                 "dueOn": "2021-03-01", "reviewOn": null, "status": "OPEN", "closedOn": null, "milestoneId": null,
                 "milestone": null, "milestonePlace": null, "illustrative": false}
                """.formatted(academy)));

        String scored = first.replace("\"probability\": 3", "\"probability\": 5, \"reason\": \"customs\"");
        assertThat(app.send(token, "PUT", path, scored).statusCode()).isEqualTo(428);
        HttpResponse<String> changed = app.send(token, "PUT", path, scored, "If-Match", "\"1\"");
        HttpResponse<String> stale = app.send(token, "PUT", path, scored, "If-Match", "\"1\"");

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(changed.body()).path("score").asInt()).isEqualTo(20);
        assertThat(stale.statusCode()).isEqualTo(412);
        JsonNode moves = JSON.readTree(app.get(token, path + "/scores").body()).path("items");
        assertThat(moves.findValuesAsText("probability")).containsExactly("5", "3");
        assertThat(moves.path(0).path("reason").asText()).isEqualTo("customs");
        JsonNode listed = JSON.readTree(
                app.get(token, "/api/v1/risks?trial=TB-1&country=UZ&status=OPEN&q=licence&asOf=2021-02-05")
                        .body());
        assertThat(listed.path("items").path(0)).isEqualTo(JSON.readTree(changed.body()));
        assertThat(JSON.readTree(app.get(token, "/api/v1/risks?trial=TB-1&asOf=2021-01-10")
                                .body())
                        .path("items"))
                .isEmpty();
    }

    @Test
    void thePagesLeadFromTheMatrixToTheListToTheRiskAndKeepWhatWasTyped() {
        String cookie = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING);
        app.given().trial("TB-2");
        assertThat(app.page(cookie, "/trials/TB-2/risks").body())
                .contains("No risk is open here", "/trials/TB-2/risks/new")
                .doesNotContain("risk-matrix");
        String fields = "title=%3Cb%3ELate%3C%2Fb%3E&probability=4&impact=5&response=AVOID&status=OPEN"
                + "&raisedOn=2021-01-08&ownerInstitutionId=" + academy;

        HttpResponse<String> wrong = app.form(cookie, "/trials/TB-2/risks/new", fields + "&dueOn=2021-01-07");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("value=\"&lt;b&gt;Late&lt;/b&gt;\"", "<option value=\"4\" selected>4, high</option>");
        HttpResponse<String> saved = app.form(cookie, "/trials/TB-2/risks/new", fields);
        assertThat(saved.statusCode()).isEqualTo(303);
        String home = saved.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");

        assertThat(app.page(cookie, "/trials/TB-2/risks").body())
                .contains("/trials/TB-2/risks?probability=4&amp;impact=5#list", "<b>1</b>")
                .contains("&lt;b&gt;Late&lt;/b&gt;");
        assertThat(app.page(cookie, "/trials/TB-2/risks?probability=4&impact=5").body())
                .contains("aria-current=\"true\"", home);
        assertThat(app.page(cookie, "/trials/TB-2/risks?probability=4&impact=5").body())
                .contains("/api/v1/risks.xlsx?trial=TB-2&amp;open=true&amp;probability=4&amp;impact=5&amp;");
        String token = app.token(Role.LEADERSHIP, Place.EVERYTHING);
        assertThat(app.get(token, "/api/v1/risks?trial=TB-2&open=true&probability=4&impact=5")
                        .body())
                .contains("\"probability\":4");
        assertThat(app.get(token, "/api/v1/risks?trial=TB-2&open=true&probability=1")
                        .body())
                .contains("\"items\":[]");
        assertThat(app.page(cookie, "/trials/TB-2/risks?probability=1&impact=1&status=ALL&q=a%26b%22")
                        .body())
                .contains("No risk fits what you chose.")
                .doesNotContain("q=a&b");
        assertThat(app.page(cookie, "/trials/TB-2/risks?probability=x").statusCode())
                .isEqualTo(422);
        assertThat(app.page(cookie, home).body()).contains("How its score changed", "First score", "20");
        assertThat(app.page(cookie, home.replace("TB-2", "TB-1")).statusCode()).isEqualTo(404);
        HttpResponse<String> unreasoned =
                app.form(cookie, home + "/edit", fields.replace("impact=5", "impact=1") + "&version=1");
        assertThat(unreasoned.body()).contains("Enter why the score or the status changes.");
        assertThat(app.form(
                                cookie,
                                home + "/edit",
                                fields.replace("impact=5", "impact=1") + "&version=1&reason=Less%20harm")
                        .statusCode())
                .isEqualTo(303);
        assertThat(app.page(cookie, home).body()).contains("Less harm", "20 → ");
    }
}

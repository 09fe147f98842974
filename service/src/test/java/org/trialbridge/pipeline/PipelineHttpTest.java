package org.trialbridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

class PipelineHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    @Test
    void aMoveIsAnsweredWithItsEvidenceAndFoundAgain() throws JsonProcessingException {
        Participation country = country("TB-1");
        long webinar = app.given().webinar(country.trialId(), 11, LocalDate.of(2021, 1, 20), "UZ");
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);

        HttpResponse<String> moved = app.post(token, changes("TB-1"), """
                {"to": "RECRUITING", "effectiveOn": "2021-01-25", "reasonCode": "PROGRESS", "reason": "first dose",
                 "evidence": [{"kind": "MEETING", "id": %d}]}
                """.formatted(webinar));

        assertThat(moved.statusCode()).isEqualTo(201);
        ObjectNode body = (ObjectNode) JSON.readTree(moved.body());
        String id = body.remove("id").asText();
        assertThat(body.remove("recordedAt").asText()).endsWith("Z");
        assertThat(body.remove("recordedBy").asText()).startsWith("User ");
        assertThat(body).isEqualTo(JSON.readTree("""
                {"iso2": "UZ", "from": "IDENTIFIED", "to": "RECRUITING", "effectiveOn": "2021-01-25",
                 "reasonCode": "PROGRESS", "reason": "first dose", "unmet": ["ACTIVATED_SITE", "FIRST_PARTICIPANT"],
                 "missing": [],
                 "evidence": [{"kind": "MEETING", "id": %d, "label": "Bridging webinar 11: Webinar number 11",
                               "happenedOn": "2021-01-20", "ref": "%d"}],
                 "undone": false,
                 "warnings": ["Recruiting expects an activated site; none is recorded.",
                              "Recruiting expects the milestone of the first participant, or an enrolled count above 0; none is recorded."]}
                """.formatted(webinar, webinar)));
        assertThat(moved.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith(changes("TB-1") + "/" + id));
        JsonNode list = JSON.readTree(app.get(token, changes("TB-1")).body());
        assertThat(list.path("items")).hasSize(1);
        assertThat(list.path("items").path(0)).isEqualTo(JSON.readTree(moved.body()));
        assertThat(JSON.readTree(app.get(token, changes("TB-1") + "/" + id).body()))
                .isEqualTo(JSON.readTree(moved.body()));
        assertThat(JSON.readTree(app.get(token, changes("TB-1") + "?asOf=2021-01-24")
                                .body())
                        .path("items"))
                .isEmpty();
    }

    @Test
    void aRefusedMoveSaysWhatToDoAtEachField() throws JsonProcessingException {
        country("TB-2");
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);

        HttpResponse<String> refused = app.post(token, changes("TB-2"), """
                {"to": "BRIDGING", "effectiveOn": "2021-01-25", "reasonCode": "PROGRESS", "reason": "",
                 "evidence": [{"kind": "DECISION", "id": 999}]}
                """);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(JSON.readTree(refused.body()).path("errors")).isEqualTo(JSON.readTree("""
                [{"pointer": "#/reason", "detail": "Enter a text."},
                 {"pointer": "#/evidence/0/id",
                  "detail": "Name something of this trial and country; there is no such DECISION."}]
                """));
    }

    @Test
    void beyondTheRoleIs403AndOutsideTheScopeIs404() {
        Participation country = country("TB-3");
        Participation elsewhere = country("TB-4");
        String body = """
                {"to": "ON_HOLD", "effectiveOn": "2021-01-25", "reasonCode": "SETBACK", "reason": "waiting"}
                """;

        assertThat(app.post(app.token(Role.LEADERSHIP, country.place()), changes("TB-3"), body)
                        .statusCode())
                .isEqualTo(403);
        assertThat(app.post(app.token(Role.SECRETARIAT, elsewhere.place()), changes("TB-3"), body)
                        .statusCode())
                .isEqualTo(404);
        assertThat(app.page(app.signedIn(Role.SECRETARIAT, elsewhere.place()), "/trials/TB-3/countries/UZ")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void thePagesShowWhereTheCountryStands() {
        Participation country = country("TB-5");
        Given given = app.given();
        long webinar = given.webinar(country.trialId(), 12, LocalDate.of(2021, 1, 20), "UZ");
        long site = given.site(country, "UZ-07", LocalDate.of(2021, 1, 22));
        given.counts(country, site, LocalDate.of(2021, 2, 5), 1234);
        Map<String, Object> ids = Map.of("trialId", country.trialId(), "id", country.id());
        given.insert("""
                insert into approval (trial_id, participation_id, kind, reference, status, submitted_on, decided_on)
                values (:trialId, :id, 'ETHICS', 'E-17', 'APPROVED', '2020-11-21', '2020-12-01') returning id
                """, ids);
        given.insert("""
                insert into agreement (trial_id, participation_id, kind, title, signed_on)
                values (:trialId, :id, 'MOU', 'With the ministry', '2020-11-20') returning id
                """, ids);
        given.insert("""
                insert into outreach (trial_id, country_iso2, kind, on_date, subject, outcome)
                values (:trialId, 'UZ', 'LETTER', '2020-09-02', 'Asking for support', 'ACCEPTED') returning id
                """, ids);
        given.insert("""
                insert into milestone (trial_id, participation_id, code, baseline_on, planned_on)
                values (:trialId, :id, 'PRODUCT_SHIPPED', '2021-01-05', '2021-02-20') returning id
                """, ids);
        for (String value : new String[] {"6,965", "more than 7,000"}) {
            given.insert("""
                    insert into statement (trial_id, participation_id, attribute, value, source, confidence)
                    values (:trialId, :id, 'enrolled', :value, 'newsletter', 'HIGH') returning id
                    """, Map.of("trialId", country.trialId(), "id", country.id(), "value", value));
        }
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        app.post(token, changes("TB-5"), """
                {"to": "BRIDGING", "effectiveOn": "2021-01-25", "reasonCode": "PROGRESS", "reason": "they listened",
                 "evidence": [{"kind": "MEETING", "id": %d}]}
                """.formatted(webinar));

        String cookie = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING);

        String dossier = page(cookie, "/trials/TB-5/countries/UZ");
        String then = page(cookie, "/trials/TB-5/countries/UZ?asOf=2021-01-23");

        assertThat(dossier)
                .contains(
                        "Uzbekistan",
                        "Bridging",
                        "they listened",
                        "Bridging webinar 12: Webinar number 12",
                        "UZ-07",
                        "1\u202f234",
                        "E-17",
                        "With the ministry",
                        "Asking for support",
                        "Contradictory",
                        "+46",
                        "Move to another stage");
        assertThat(then)
                .contains("As of <b>23 Jan 2021</b>", "nothing recorded yet")
                .doesNotContain("they listened");
        assertThat(page(cookie, "/trials/TB-5/pipeline"))
                .contains("Uzbekistan", " days, since 25 Jan 2021", "What webinars led to");
        assertThat(page(cookie, "/trials/TB-5/countries/UZ/stage"))
                .contains("Bridging webinar 12", "Feasibility", "value=\"OUTREACH:");
        assertThat(page(cookie, "/trials/TB-5/outreach")).contains("Asking for support");
        assertThat(page(cookie, "/trials/TB-5/outreach/new?country=UZ")).contains("Request for support");
        assertThat(page(cookie, "/trials/TB-5/statements")).contains("more than 7,000", "Adopt");
        assertThat(page(cookie, "/trials/TB-5/statements/new")).contains("Save statement");
        assertThat(page(cookie, "/trials/TB-5/milestones")).contains("Product shipped", "Red", "+46");
        assertThat(page(cookie, "/trials/TB-5/milestones/new")).contains("Data cutoff");
    }

    @Test
    void aFormMovesTheCountryAndKeepsWhatWasTypedWhenItCanNot() {
        Participation country = country("TB-6");
        long webinar = app.given().webinar(country.trialId(), 13, LocalDate.of(2021, 1, 20), "UZ");
        String cookie = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING);
        String form = "to=BRIDGING&effectiveOn-day=25&effectiveOn-month=1&effectiveOn-year=2021&reasonCode=PROGRESS";

        HttpResponse<String> refused =
                app.form(cookie, "/trials/TB-6/countries/UZ/stage", form + "&reason=they+listened");
        HttpResponse<String> moved = app.form(
                cookie,
                "/trials/TB-6/countries/UZ/stage",
                form + "&reason=they+listened&evidence=MEETING%3A" + webinar);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Name at least one thing that caused the move.", "they listened");
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(303);
        assertThat(moved.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/trials/TB-6/countries/UZ"));
        assertThat(page(cookie, "/trials/TB-6/pipeline")).contains("Bridging");
    }

    @Test
    void formsSaveOutreachStatementsAndMilestones() {
        country("TB-7");
        String cookie = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING);

        HttpResponse<String> outreach = app.form(
                cookie,
                "/trials/TB-7/outreach",
                "iso2=UZ&kind=LETTER&on-day=3&on-month=11&on-year=2020&subject=Support&outcome=SENT");
        HttpResponse<String> statement = app.form(
                cookie,
                "/trials/TB-7/statements",
                "iso2=UZ&attribute=enrolled&value=7&source=newsletter&confidence=LOW");
        HttpResponse<String> milestone = app.form(
                cookie,
                "/trials/TB-7/milestones",
                "iso2=UZ&code=DATA_CUTOFF&plannedOn-day=1&plannedOn-month=5&plannedOn-year=2031");
        HttpResponse<String> wrong = app.form(
                cookie, "/trials/TB-7/milestones", "iso2=UZ&dependencies/0/lagDays=soon&dependencies/0/milestoneId=1");

        assertThat(outreach.statusCode()).as(outreach.body()).isEqualTo(303);
        assertThat(statement.statusCode()).as(statement.body()).isEqualTo(303);
        assertThat(milestone.statusCode()).as(milestone.body()).isEqualTo(303);
        assertThat(wrong.statusCode()).as(wrong.body()).isEqualTo(422);
        assertThat(page(cookie, "/trials/TB-7/countries/UZ")).contains("Support", "newsletter", "Data cutoff");
        assertEditable(cookie, "outreach", "TB-7");
        assertEditable(cookie, "statements", "TB-7");
        assertEditable(cookie, "milestones", "TB-7");
    }

    /** Follows the first link from a list to the form of a thing, which carries its version. */
    private static void assertEditable(String cookie, String noun, String trial) {
        String base = "/trials/" + trial + "/" + noun + "/";
        String list = page(cookie, "/trials/" + trial + "/" + noun);
        String id = list.replaceAll("(?s).*?\"" + base + "([0-9]+)\".*", "$1");
        assertThat(page(cookie, base + id)).contains("name=\"version\" value=\"1\"");
    }

    private static String page(String cookie, String path) {
        HttpResponse<String> answer = app.page(cookie, path);
        assertThat(answer.statusCode()).as(path + "\n" + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static Participation country(String trial) {
        app.given().trial(trial);
        return app.given().country(trial, "UZ");
    }

    private static String changes(String trial) {
        return "/api/v1/trials/" + trial + "/countries/UZ/stage-changes";
    }
}

package org.trialbridge.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

class RequirementHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    @Test
    void aQuestionIsAskedAndAnsweredAndStopsTheClock() throws JsonProcessingException {
        Participation country = country("RQ-1");
        String token = app.token(Role.COUNTRY_COORDINATOR, country.place());
        String approval = "/api/v1/approvals/" + submitted(country);

        HttpResponse<String> asked =
                app.post(token, approval + "/rounds", "{\"askedOn\": \"2020-11-20\", \"question\": \"Which batch?\"}");

        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
        String id = JSON.readTree(asked.body()).path("id").asText();
        assertThat(asked.headers().firstValue("Location"))
                .hasValueSatisfying(at -> assertThat(at).endsWith(approval + "/rounds/" + id));
        assertThat(JSON.readTree(app.get(token, approval).body()).path("status").asText())
                .isEqualTo("QUESTIONS");
        String answer =
                "{\"askedOn\": \"2020-11-20\", \"question\": \"Which batch?\", \"answeredOn\": \"2020-12-01\", \"answer\": \"Batch 4\"}";
        String round = approval + "/rounds/" + id;
        assertThat(app.send(token, "PUT", round, answer).statusCode()).isEqualTo(428);
        assertThat(app.send(token, "PUT", round, answer, "If-Match", "\"1\"").statusCode())
                .isEqualTo(200);
        HttpResponse<String> stale = app.send(token, "PUT", round, answer, "If-Match", "\"1\"");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(JSON.readTree(stale.body()).path("current").path("answer").asText())
                .isEqualTo("Batch 4");
        assertThat(JSON.readTree(stale.body()).path("changed").path("by").asText())
                .startsWith("User ");
        JsonNode course = JSON.readTree(
                app.get(token, approval + "/course?asOf=2020-12-04").body());
        assertThat(course.path("clock"))
                .isEqualTo(JSON.readTree("{\"clockDays\": 7, \"calendarDays\": 18, \"openDays\": 11}"));
        assertThat(course.path("approval").path("status").asText()).isEqualTo("SUBMITTED");
        assertThat(course.path("questions")).hasSize(1);
    }

    @Test
    void questionsAndConditionsAreKeptOnFormsAndShownAsText() {
        Participation country = country("RQ-2");
        long id = submitted(country);
        String cookie = app.signedIn(Role.COUNTRY_COORDINATOR, country.place());
        String own = "/trials/RQ-2/countries/UZ/approvals/" + id;

        HttpResponse<String> wrong = app.form(cookie, own + "/rounds/new", "question=%3Cb%3EWhy");
        HttpResponse<String> saved = app.form(cookie, own + "/rounds/new", "question=%3Cb%3EWhy&askedOn=2020-11-20");

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Received on", "&lt;b&gt;Why");
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        String course = app.page(cookie, own + "/course").body();
        assertThat(course).contains("&lt;b&gt;Why", "Questions asked", "Open", "stands still", "Change the approval");
        String round = course.replaceAll("(?s).*?\"(" + own + "/rounds/[0-9]+)\".*", "$1");
        assertThat(app.page(cookie, round).body()).contains("name=\"version\" value=\"1\"", "&lt;b&gt;Why");
        assertThat(app.form(cookie, round, "version=1&question=Why&askedOn=2020-11-20&answeredOn=2020-11-25&answer=So")
                        .statusCode())
                .isEqualTo(303);
        assertThat(app.form(cookie, round, "version=1&question=Mine&askedOn=2020-11-20")
                        .body())
                .contains("Saved now: <strong>So</strong>", "Saved now: <strong>25 Nov 2020</strong>");
        assertThat(app.form(cookie, own + "/conditions/new", "text=A+freezer").statusCode())
                .isEqualTo(422);
        app.form(
                cookie,
                own,
                "version=3&kind=ETHICS&status=APPROVED_WITH_CONDITIONS&submittedOn=2020-11-16&decidedOn=2020-12-04&conditions=Cold");
        assertThat(app.form(cookie, own + "/conditions/new", "text=A+%3Ci%3Efreezer&dueOn=2021-01-15")
                        .statusCode())
                .isEqualTo(303);
        assertThat(app.page(cookie, own + "/course").body()).contains("A &lt;i&gt;freezer", "Overdue");
        String leader = app.signedIn(Role.LEADERSHIP, country.place());
        assertThat(app.page(leader, own + "/course").body())
                .contains("A &lt;i&gt;freezer")
                .doesNotContain("Change the approval", "Add a condition");
        assertThat(app.page(leader, "/trials/RQ-2/countries/UZ/approvals/" + id + "/rounds/new")
                        .statusCode())
                .isEqualTo(403);
        app.given().country("RQ-2", "GH");
        assertThat(app.page(app.signedIn(Role.SECRETARIAT, Place.EVERYTHING), own.replace("/UZ/", "/GH/") + "/course")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theSecretariatKeepsTemplatesAndSaysWhatACountryNeeds() {
        Participation country = country("RQ-3");
        String cookie = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING);
        String own = "/trials/RQ-3/countries/UZ/needed-approvals";

        assertThat(app.page(cookie, "/approval-templates").body()).contains("Ethics of every site", "Add a template");
        assertThat(app.form(cookie, "/approval-templates/new", "name=+").body())
                .contains("Enter a text.", "Name at least one approval.");
        HttpResponse<String> created = app.form(
                cookie,
                "/approval-templates/new",
                "name=%3Cb%3EIslands&description=Small&need-ETHICS=BOTH&place-ETHICS=2&need-INSURANCE=COUNTRY&place-INSURANCE=1");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(303);
        String list = app.page(cookie, "/approval-templates").body();
        assertThat(list)
                .contains(
                        "&lt;b&gt;Islands",
                        "1. Insurance (for the country)<br>2. Ethics (for the country and each site)");
        String template = list.replaceAll("(?s).*\"/approval-templates/([0-9]+)\".*", "$1");
        String proposed = app.page(cookie, own + "?template=" + template).body();
        assertThat(proposed).contains("value=\"BOTH\" selected", "name=\"version\" value=\"0\"");
        HttpResponse<String> reasonless =
                app.form(cookie, own, "version=0&templateId=" + template + "&need-ETHICS=BOTH&place-ETHICS=2");
        HttpResponse<String> saved = app.form(
                cookie,
                own,
                "version=0&templateId=" + template + "&need-ETHICS=BOTH&place-ETHICS=2&reason=Decree+%3Ci%3E43");
        HttpResponse<String> stale = app.form(cookie, own, "version=0&need-ETHICS=COUNTRY&place-ETHICS=2&reason=Mine");

        assertThat(reasonless.statusCode()).isEqualTo(422);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        assertThat(stale.body())
                .contains("Saved now: <strong>For the country and each site</strong>", "Nothing is lost");
        assertThat(app.page(cookie, "/trials/RQ-3/countries/UZ").body())
                .contains("Decree &lt;i&gt;43", "“&lt;b&gt;Islands”", "Ethics</th>", "No site is selected yet.");
        String coordinator = app.signedIn(Role.COUNTRY_COORDINATOR, country.place());
        assertThat(app.page(coordinator, own).statusCode()).isEqualTo(403);
        assertThat(app.page(coordinator, "/trials/RQ-3/countries/UZ").body())
                .contains("No approval is written down yet.")
                .doesNotContain("Change what it needs");
    }

    @Test
    void whatACountryNeedsIsReadAndSavedByPrograms() throws JsonProcessingException {
        country("RQ-4");
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        String own = "/api/v1/trials/RQ-4/countries/UZ/needed-approvals";
        String body = "{\"items\": [{\"kind\": \"ETHICS\", \"need\": \"COUNTRY\"}], \"reason\": \"Decree 43\"}";

        HttpResponse<String> nothing = app.get(token, own);
        HttpResponse<String> blind = app.send(token, "PUT", own, body);
        HttpResponse<String> saved = app.send(token, "PUT", own, body, "If-Match", "\"0\"");
        HttpResponse<String> stale = app.send(token, "PUT", own, body, "If-Match", "\"0\"");

        assertThat(nothing.headers().firstValue("ETag")).contains("\"0\"");
        assertThat(blind.statusCode()).isEqualTo(428);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(JSON.readTree(saved.body()).path("approvals")).isEqualTo(JSON.readTree("""
                [{"place": 1, "kind": "ETHICS", "forSites": false, "site": null, "given": false, "course": null,
                  "missing": "No approval is written down yet."}]"""));
    }

    private static Participation country(String trial) {
        app.given().trial(trial);
        return app.given().country(trial, "UZ");
    }

    private static long submitted(Participation country) {
        return app.given().insert("""
                insert into approval (trial_id, participation_id, kind, status, submitted_on)
                values (:trialId, :id, 'ETHICS', 'SUBMITTED', '2020-11-16') returning id
                """, Map.of("trialId", country.trialId(), "id", country.id()));
    }
}

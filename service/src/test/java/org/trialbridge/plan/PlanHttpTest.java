package org.trialbridge.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;

class PlanHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    @Test
    void aPlanIsProposedApprovedAndComparedWith() throws JsonProcessingException {
        app.given().trial("PL-1");
        app.given().country("PL-1", "UZ");
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        String plans = "/api/v1/trials/PL-1/plans";

        HttpResponse<String> proposed = app.post(token, plans, """
                {"iso2": "UZ", "reason": "the protocol",
                 "points": [{"periodEnd": "2021-01-08", "enrolled": 0}, {"periodEnd": "2021-02-05", "enrolled": 400}]}
                """);
        JsonNode plan = JSON.readTree(proposed.body());
        String path = plans + "/" + plan.get("id").asText();
        HttpResponse<String> before = app.get(token, "/api/v1/trials/PL-1/enrollment?by=country&asOf=2021-01-22");
        HttpResponse<String> approved = app.post(token, path + "/approval", """
                {"approvedOn": "2021-01-04", "note": "steering committee"}""");
        HttpResponse<String> after = app.get(token, "/api/v1/trials/PL-1/enrollment?by=country&asOf=2021-01-22");

        assertThat(proposed.statusCode()).isEqualTo(201);
        assertThat(proposed.headers().firstValue("Location")).contains(app.url() + path);
        assertThat(approved.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(approved.body()).get("approvedOn").asText()).isEqualTo("2021-01-04");
        assertThat(JSON.readTree(before.body()).at("/items/0/plan").isMissingNode())
                .isTrue();
        assertThat(JSON.readTree(after.body()).at("/items/0/plan")).isEqualTo(JSON.readTree("""
                        {"planVersion": 1, "approvedOn": "2021-01-04", "enrolled": 200}"""));
    }

    @Test
    void aPlanThatBreaksRulesIsRefusedFieldByField() throws JsonProcessingException {
        app.given().trial("PL-2");
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);

        HttpResponse<String> refused = app.post(token, "/api/v1/trials/PL-2/plans", """
                {"points": [{"periodEnd": "2021-01-09", "enrolled": -4}, null]}
                """);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(refused.body()).findValuesAsText("pointer"))
                .contains("#/reason", "#/points/0/periodEnd", "#/points/0/enrolled", "#/points/1/periodEnd");
    }

    @Test
    void pastedCellsBecomeAPlanAndADrawnOneKeepsWhatWasTypedWhenItIsWrong() {
        app.given().trial("PL-3");
        app.given().country("PL-3", "UZ");
        String cookie = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING);

        HttpResponse<String> blank = app.page(cookie, "/trials/PL-3/plans/new?country=UZ");
        HttpResponse<String> pasted = app.form(
                cookie,
                "/trials/PL-3/plans/new",
                "how=WRITTEN&reason=protocol&points=2021-01-08%091+200%0D%0A15+Jan+2021%091300");
        HttpResponse<String> wrong = app.form(
                cookie, "/trials/PL-3/plans/new", "how=DRAWN&reason=%3Cb%3E&startsOn=2021-01-08&enrolled=1%2C200");
        HttpResponse<String> unreadable =
                app.form(cookie, "/trials/PL-3/plans/new", "how=WRITTEN&reason=x&points=2021-01-08");
        HttpResponse<String> mistyped = app.form(
                cookie, "/trials/PL-3/plans/new", "how=WRITTEN&reason=protocol&site=UZ-0I&points=2021-01-08%091200");
        String page = pasted.headers().firstValue("Location").orElseThrow().replace(app.url(), "");
        HttpResponse<String> approved =
                app.form(cookie, page + "/approval", "approvedOn=2021-01-04&note=steering+committee");

        assertThat(blank.statusCode()).isEqualTo(200);
        assertThat(pasted.statusCode()).isEqualTo(303);
        assertThat(app.page(cookie, page).body()).contains("1\u202f200", "1\u202f300", "protocol", "4 Jan 2021");
        assertThat(approved.statusCode()).isEqualTo(303);
        assertThat(app.page(cookie, "/trials/PL-3/plans").body()).contains("The whole trial", "Approved");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("There is a problem", "&lt;b&gt;", "1,200")
                .doesNotContain("<b><");
        assertThat(mistyped.statusCode()).isEqualTo(422);
        assertThat(mistyped.body()).contains("Enter the code of a site of the trial.", "UZ-0I", "2021-01-08\t1200");
        assertThat(unreadable.statusCode()).isEqualTo(422);
        assertThat(unreadable.body()).contains("Line 1: enter a day and a number");
    }

    @Test
    void thePageOfASiteSaysWhatItsPlanSays() throws JsonProcessingException {
        app.given().trial("PL-4");
        app.given().site(app.given().country("PL-4", "UZ"), "UZ-01", LocalDate.of(2020, 12, 10));
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        HttpResponse<String> proposed = app.post(token, "/api/v1/trials/PL-4/plans", """
                {"site": "UZ-01", "reason": "its capacity", "points": [{"periodEnd": "2021-01-08", "enrolled": 1234}]}""");
        String id = JSON.readTree(proposed.body()).get("id").asText();

        app.post(token, "/api/v1/trials/PL-4/plans/" + id + "/approval", """
                {"approvedOn": "2021-01-04", "note": "steering committee"}""");

        String cookie = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING);
        assertThat(app.page(cookie, "/trials/PL-4/sites/UZ-01").body())
                .contains("1\u202f234", "version 1 of the site", "approved on 4 Jan 2021", "/plans?site=UZ-01");
    }
}

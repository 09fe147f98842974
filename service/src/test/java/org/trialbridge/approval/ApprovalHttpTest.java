package org.trialbridge.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

class ApprovalHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = "/api/v1/approvals";

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    @Test
    void aCoordinatorRecordsAnApprovalAndItsDecision() throws JsonProcessingException {
        Participation country = country("AP-1");
        app.given().site(country, "UZ-07", LocalDate.of(2020, 12, 10));
        long ministry = institution();
        String token = app.token(Role.COUNTRY_COORDINATOR, country.place());

        HttpResponse<String> submitted = app.post(token, PATH, """
                {"trial": "AP-1", "iso2": "UZ", "site": "UZ-07", "kind": "SITE_LICENCE", "authorityInstitutionId": %d,
                 "reference": "S-4", "status": "SUBMITTED", "submittedOn": "2020-11-25", "source": "letter of the ministry"}
                """.formatted(ministry));

        assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(201);
        ObjectNode body = (ObjectNode) JSON.readTree(submitted.body());
        String own = PATH + "/" + body.path("id").asText();
        assertThat(submitted.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith(own));
        assertThat(body.path("site").asText()).isEqualTo("UZ-07");
        assertThat(body.path("authorityName").asText()).isEqualTo("Ministry of Health");
        String decided = """
                {"kind": "SITE_LICENCE", "status": "APPROVED_WITH_CONDITIONS", "submittedOn": "2020-11-25",
                 "decidedOn": "2020-12-04", "expiresOn": "2021-12-03", "conditions": "A second freezer"}
                """;
        HttpResponse<String> blind = app.send(token, "PUT", own, decided);
        HttpResponse<String> changed = app.send(token, "PUT", own, decided, "If-Match", "\"1\"");
        HttpResponse<String> stale = app.send(token, "PUT", own, decided, "If-Match", "\"1\"");
        assertThat(blind.statusCode()).isEqualTo(428);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(JSON.readTree(app.get(token, own).body()))
                .isEqualTo(JSON.readTree("""
                {"id": %s, "version": 2, "trialId": %d, "trial": "AP-1", "participationId": %d, "iso2": "UZ", "siteId": null,
                 "site": null, "kind": "SITE_LICENCE", "authorityInstitutionId": null, "authorityName": null,
                 "reference": null, "status": "EXPIRED", "submittedOn": "2020-11-25",
                 "decidedOn": "2020-12-04", "expiresOn": "2021-12-03", "conditions": "A second freezer", "source": null,
                 "illustrative": false}
                """.formatted(body.path("id").asText(), country.trialId(), country.id())));
    }

    @Test
    void daysThatContradictTheStatusAreRefusedAtTheirFields() throws JsonProcessingException {
        country("AP-2");
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);

        assertRefused(token, "\"status\": \"PLANNED\", \"submittedOn\": \"2020-11-25\"", """
                [{"pointer": "#/submittedOn", "detail": "Leave this empty while it is planned, or choose Submitted."}]""");
        assertRefused(token, "\"status\": \"QUESTIONS\", \"decidedOn\": \"2020-11-25\"", """
                [{"pointer": "#/submittedOn", "detail": "Enter the day on which it was submitted."},
                 {"pointer": "#/decidedOn", "detail": "Leave this empty until it is decided, or choose how it was decided."}]""");
        assertRefused(token, "\"status\": \"REJECTED\", \"submittedOn\": \"2020-11-25\"", """
                [{"pointer": "#/decidedOn", "detail": "Enter the day on which it was decided."}]""");
        assertRefused(
                token,
                "\"status\": \"APPROVED_WITH_CONDITIONS\", \"submittedOn\": \"2020-11-25\", \"decidedOn\": \"2020-11-24\", \"expiresOn\": \"2020-11-24\"",
                """
                [{"pointer": "#/decidedOn", "detail": "Enter 2020-11-25 or a later day: it was submitted then."},
                 {"pointer": "#/expiresOn", "detail": "Enter a day after 2020-11-24: it was decided then."},
                 {"pointer": "#/conditions", "detail": "Enter what the conditions are."}]""");
        assertRefused(token, "\"status\": \"EXPIRED\", \"expiresOn\": \"2099-01-01\"", """
                [{"pointer": "#/expiresOn", "detail": "Enter the day on which it expired, before %s."}]""".formatted(
                        LocalDate.now(ZoneId.of("Asia/Tashkent"))));
        assertRefused(token, "\"status\": \"PLANNED\", \"site\": \"NO-1\", \"authorityInstitutionId\": 999999", """
                [{"pointer": "#/site", "detail": "Choose a site of the country, or none."},
                 {"pointer": "#/authorityInstitutionId", "detail": "Choose an institution of the directory."}]""");
    }

    @Test
    void aFormAddsAnApprovalAndChangesIt() {
        Participation country = country("AP-3");
        String cookie = app.signedIn(Role.COUNTRY_COORDINATOR, country.place());
        String home = "/trials/AP-3/countries/UZ";

        HttpResponse<String> wrong =
                app.form(cookie, home + "/approvals/new", "kind=ETHICS&status=SUBMITTED&reference=%3Cb%3EE-17");
        HttpResponse<String> saved = app.form(
                cookie,
                home + "/approvals/new",
                "kind=ETHICS&status=SUBMITTED&reference=%3Cb%3EE-17&submittedOn-day=21&submittedOn-month=Nov&submittedOn-year=2020");

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Enter the day on which it was submitted.", "&lt;b&gt;E-17");
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        String dossier = app.page(cookie, home).body();
        assertThat(dossier).contains("&lt;b&gt;E-17", "Add an approval");
        String own = dossier.replaceAll("(?s).*?\"(" + home + "/approvals/[0-9]+)/course\".*", "$1");
        assertThat(app.page(cookie, own).body()).contains("name=\"version\" value=\"1\"", "value=\"21\"");
        HttpResponse<String> decided = app.form(
                cookie,
                own,
                "version=1&kind=ETHICS&status=APPROVED&submittedOn=2020-11-21&decidedOn=2020-12-01&expiresOn=2020-12-31");
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(303);
        assertThat(app.page(cookie, home).body()).contains("1 Dec 2020", ">Expired<", "31 Dec 2020");
        assertThat(app.page(cookie, own).body())
                .as("what was recorded can be mended")
                .contains("<option value=\"APPROVED\" selected>", "days ago");
        assertThat(app.form(cookie, own, "version=1&kind=ETHICS&status=PLANNED").statusCode())
                .isEqualTo(422);
    }

    @Test
    void anApprovalOfAnotherCountryIsNotThereAndALeaderRecordsNone() {
        Participation uzbekistan = country("AP-4");
        Participation pakistan = app.given().country("AP-4", "PK");
        long approval = app.given().insert("""
                insert into approval (trial_id, participation_id, kind, status) values (:trialId, :id, 'ETHICS', 'PLANNED')
                returning id
                """, Map.of("trialId", uzbekistan.trialId(), "id", uzbekistan.id()));
        String elsewhere = app.signedIn(Role.COUNTRY_COORDINATOR, pakistan.place());
        String leader = app.token(Role.LEADERSHIP, Place.EVERYTHING);

        assertThat(app.page(elsewhere, "/trials/AP-4/countries/PK/approvals/" + approval)
                        .statusCode())
                .isEqualTo(404);
        assertThat(app.post(leader, PATH, "{\"trial\": \"AP-4\", \"iso2\": \"UZ\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    private static void assertRefused(String token, String fields, String errors) throws JsonProcessingException {
        HttpResponse<String> answer =
                app.post(token, PATH, "{\"trial\": \"AP-2\", \"iso2\": \"UZ\", \"kind\": \"ETHICS\", " + fields + "}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(answer.body()).path("errors")).isEqualTo(JSON.readTree(errors));
    }

    private static Participation country(String trial) {
        app.given().trial(trial);
        return app.given().country(trial, "UZ");
    }

    private static long institution() {
        return app.given()
                .insert(
                        "insert into institution (name, kind, country_iso2) values ('Ministry of Health', 'GOVERNMENT', 'UZ') returning id",
                        Map.of());
    }
}

package org.trialbridge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;

class TrialHttpTest {
    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static final String TRIAL = """
            {"code": "%s", "title": "Vaccine in adults", "scientificTitle": "A randomised trial", "phase": "PHASE3",
             "product": "ZF2001", "registryIds": ["NCT04646590"], "enrolledMeans": "FIRST_DOSE", "plannedEnrollment": 29000,
             "startsOn": "2020-12-10", "endsOn": "2022-04-15", "reportingFrequency": "WEEKLY", "weekEndsOn": 5,
             "dueDays": 3, "graceDays": 4}
            """;
    private static final String COUNTRY = """
            {"priority": 1, "target": 7000, "nextStep": "Sign the agreement", "nextStepDueOn": "2021-02-19",
             "note": "The ministry leads."}
            """;

    @Test
    void aTrialIsCreatedReadAndChanged() throws Exception {
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);

        HttpResponse<String> created = app.post(token, "/api/v1/trials", TRIAL.formatted("A-1"));

        long id = json(created).path("id").asLong();
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/api/v1/trials/A-1"));
        assertThat(created.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(json(created)).isEqualTo(json("""
                {"id": %d, "version": 1, "code": "A-1", "title": "Vaccine in adults", "scientificTitle": "A randomised trial",
                 "phase": "PHASE3", "product": "ZF2001", "sponsorInstitutionId": null, "sponsorName": null,
                 "registryIds": ["NCT04646590"], "enrolledMeans": "FIRST_DOSE", "plannedEnrollment": 29000,
                 "startsOn": "2020-12-10", "endsOn": "2022-04-15", "reportingFrequency": "WEEKLY", "weekEndsOn": 5, "periodEnds": [],
                 "dueDays": 3, "graceDays": 4, "recruitmentStatus": "NOT_YET_RECRUITING"}
                """.formatted(id)));
        assertThat(json(app.get(token, "/api/v1/trials/A-1"))).isEqualTo(json(created));
        assertThat(put(token, "/api/v1/trials/A-1", TRIAL.formatted("A-1"), "\"1\"")
                        .headers()
                        .firstValue("ETag"))
                .contains("\"2\"");
        assertThat(put(token, "/api/v1/trials/A-1", TRIAL.formatted("A-1"), "\"1\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(app.send(token, "PUT", "/api/v1/trials/A-1", TRIAL.formatted("A-1"))
                        .statusCode())
                .isEqualTo(428);
    }

    @Test
    void everyWrongFieldIsNamed() throws Exception {
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);

        HttpResponse<String> answer =
                app.post(token, "/api/v1/trials", TRIAL.formatted("a/b").replace("29000", "0"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(json(answer).path("errors")).isEqualTo(json("""
                [{"pointer": "#/code",
                  "detail": "Enter letters, digits, dots, dashes and underscores, starting with a letter or digit."},
                 {"pointer": "#/plannedEnrollment", "detail": "Enter a number from 1 to 10000000."}]
                """));
    }

    @Test
    void aCountryIsAddedWithoutAndChangedWithItsVersion() throws Exception {
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        app.post(token, "/api/v1/trials", TRIAL.formatted("B-1"));
        String path = "/api/v1/trials/B-1/countries/UZ";

        HttpResponse<String> created = app.send(token, "PUT", path, COUNTRY);

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(json(created)).isEqualTo(json("""
                {"id": %d, "version": 1, "trialId": %d, "trial": "B-1", "iso2": "UZ", "stage": "IDENTIFIED",
                 "stageSince": null, "priority": 1, "ownerUserId": null, "ownerName": null, "leadInstitutionId": null,
                 "leadInstitutionName": null, "target": 7000, "nextStep": "Sign the agreement",
                 "nextStepDueOn": "2021-02-19", "note": "The ministry leads.", "countryName": "Uzbekistan",
                 "recruitmentStatus": "NOT_YET_RECRUITING"}
                """.formatted(
                json(created).path("id").asLong(), json(created).path("trialId").asLong())));
        assertThat(app.send(token, "PUT", path, COUNTRY).statusCode()).isEqualTo(428);
        assertThat(put(token, path, COUNTRY, "\"7\"").statusCode()).isEqualTo(412);
        assertThat(put(token, path, COUNTRY, "\"1\"").statusCode()).isEqualTo(200);
        assertThat(json(app.get(token, "/api/v1/trials/B-1/countries")).path("items"))
                .hasSize(1);
    }

    @Test
    void aTrialOutsideTheScopeLooksMissing() {
        String secretariat = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        app.post(secretariat, "/api/v1/trials", TRIAL.formatted("C-1"));
        app.post(secretariat, "/api/v1/trials", TRIAL.formatted("C-2"));
        long mine = app.db()
                .query(handle -> handle.createQuery("select id from trial where code = 'C-2'")
                        .mapTo(Long.class)
                        .one());

        String leader = app.token(Role.LEADERSHIP, Place.trial(mine));

        assertThat(app.get(leader, "/api/v1/trials/C-1").statusCode()).isEqualTo(404);
        assertThat(app.get(leader, "/api/v1/trials/C-2").statusCode()).isEqualTo(200);
        assertThat(app.post(leader, "/api/v1/trials", TRIAL.formatted("C-3")).statusCode())
                .isEqualTo(403);
        assertThat(app.get(leader, "/api/v1/trials").body()).contains("C-2").doesNotContain("C-1");
    }

    @Test
    void whoIsNotSignedInIsAskedTo() {
        assertThat(app.send(null, "GET", "/api/v1/trials", null).statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> put(String token, String path, String body, String version) {
        return app.send(token, "PUT", path, body, "If-Match", version);
    }

    private static JsonNode json(HttpResponse<String> response) throws JsonProcessingException {
        return json(response.body());
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}

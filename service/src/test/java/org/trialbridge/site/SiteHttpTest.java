package org.trialbridge.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

class SiteHttpTest {
    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static final String SITES = "/api/v1/trials/ZF2001-III/sites";
    private static final String SITE = """
            {"code": "%s", "iso2": "UZ", "name": "City hospital", "city": "Tashkent", "latitude": 41.31108,
             "longitude": 69.24056, "status": "ACTIVATED", "plannedActivationOn": "2020-12-01", "activatedOn": "2020-12-12",
             "target": 600}
            """;

    private static Participation uzbekistan;

    @BeforeAll
    static void givenTrial() {
        app.given().trial("ZF2001-III");
        uzbekistan = app.given().country("ZF2001-III", "UZ");
        app.given().country("ZF2001-III", "PK");
    }

    @Test
    void aSiteIsAddedReadAndChanged() throws Exception {
        String token = app.token(Role.COUNTRY_COORDINATOR, uzbekistan.place());

        HttpResponse<String> created = app.post(token, SITES, SITE.formatted("UZ-01"));

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(json(created)).isEqualTo(json("""
                {"id": %d, "version": 1, "trialId": %d, "trial": "ZF2001-III", "participationId": %d, "iso2": "UZ",
                 "code": "UZ-01", "name": "City hospital", "institutionId": null, "institutionName": null,
                 "city": "Tashkent", "latitude": 41.31108, "longitude": 69.24056, "zone": "Asia/Tashkent",
                 "status": "ACTIVATED", "plannedActivationOn": "2020-12-01", "activatedOn": "2020-12-12", "closedOn": null,
                 "target": 600, "illustrative": false, "lastPeriodEnd": null, "daysSince": null, "screened": null,
                 "enrolled": null}
                """.formatted(
                        json(created).path("id").asLong(), uzbekistan.trialId(), uzbekistan.id())));
        assertThat(json(app.get(token, SITES + "/UZ-01"))).isEqualTo(json(created));
        HttpResponse<String> changed = app.send(
                token, "PUT", SITES + "/UZ-01", SITE.formatted("UZ-01").replace("600", "650"), "If-Match", "\"1\"");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(json(changed).path("target").asInt()).isEqualTo(650);
        assertThat(app.send(token, "PUT", SITES + "/UZ-01", SITE.formatted("UZ-01"), "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void theListTellsWhatEachSiteLastReported() throws Exception {
        String token = app.token(Role.COUNTRY_COORDINATOR, uzbekistan.place());
        long id =
                json(app.post(token, SITES, SITE.formatted("UZ-02"))).path("id").asLong();
        app.given().counts(uzbekistan, id, LocalDate.of(2021, 2, 5), 38);

        JsonNode items = json(app.get(token, SITES + "?country=UZ")).path("items");

        JsonNode site = items.findParents("code").stream()
                .filter(item -> item.path("code").asText().equals("UZ-02"))
                .findFirst()
                .orElseThrow();
        assertThat(site.path("status").asText()).isEqualTo("ENROLLING");
        assertThat(site.path("enrolled").asInt()).isEqualTo(38);
        assertThat(site.path("screened").asInt()).isEqualTo(49);
        assertThat(site.path("lastPeriodEnd").asText()).isEqualTo("2021-02-05");
        assertThat(json(app.get(token, SITES + "?country=PK")).path("items")).isEmpty();
    }

    @Test
    void aSiteSentTwiceIsThereOnce() {
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);

        HttpResponse<String> first =
                app.send(token, "POST", SITES, SITE.formatted("UZ-07"), "Idempotency-Key", "key-1");
        HttpResponse<String> second =
                app.send(token, "POST", SITES, SITE.formatted("UZ-07"), "Idempotency-Key", "key-1");

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void goingBackWithoutAReasonIsRefused() throws Exception {
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        app.post(token, SITES, SITE.formatted("UZ-03"));

        HttpResponse<String> answer = app.send(
                token,
                "PUT",
                SITES + "/UZ-03",
                "{\"name\": \"City hospital\", \"status\": \"QUALIFIED\"}",
                "If-Match",
                "\"1\"");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).path("errors"))
                .isEqualTo(json(
                        "[{\"pointer\": \"#/reason\", \"detail\": \"Say why the site goes back to Qualified.\"}]"));
    }

    @Test
    void aSiteContactReadsHisSiteOnly() throws Exception {
        String secretariat = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        long id = json(app.post(secretariat, SITES, SITE.formatted("UZ-04")))
                .path("id")
                .asLong();
        app.post(secretariat, SITES, SITE.formatted("UZ-05"));
        String contact = app.token(Role.SITE_CONTACT, Place.site(uzbekistan.trialId(), uzbekistan.id(), id));

        assertThat(app.get(contact, SITES + "/UZ-04").statusCode()).isEqualTo(200);
        assertThat(app.get(contact, SITES + "/UZ-05").statusCode()).isEqualTo(404);
        assertThat(json(app.get(contact, SITES)).path("items")).hasSize(1);
        assertThat(app.post(contact, SITES, SITE.formatted("UZ-06")).statusCode())
                .isEqualTo(403);
    }

    private static JsonNode json(HttpResponse<String> response) throws JsonProcessingException {
        return json(response.body());
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}

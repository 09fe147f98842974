package org.trialbridge.reporting;

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

class ReportingHttpTest {
    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static final String RANGE = "?from=2021-01-23&to=2021-02-05";

    private static Place site = Place.EVERYTHING;

    @BeforeAll
    static void twoCountries() {
        app.given().trial("T-1");
        Participation uzbekistan = app.given().country("T-1", "UZ");
        Participation pakistan = app.given().country("T-1", "PK");
        long siteId = app.given().site(uzbekistan, "UZ-01", LocalDate.of(2021, 1, 20));
        app.given().site(pakistan, "PK-01", LocalDate.of(2021, 2, 2));
        app.given().counts(uzbekistan, siteId, LocalDate.of(2021, 2, 5), 30);
        site = Place.site(uzbekistan.trialId(), uzbekistan.id(), siteId);
    }

    @Test
    void programsReadStateAndFlagsOfEachSiteAndPeriod() {
        String token = app.token(Role.LEADERSHIP, Place.EVERYTHING);

        JsonNode items = json(app.get(token, "/api/v1/trials/T-1/reporting" + RANGE + "&country=UZ"))
                .get("items");

        assertThat(items).hasSize(1);
        assertThat(items.get(0).get("site").asText()).isEqualTo("UZ-01");
        assertThat(items.get(0).get("periods")).hasSize(2);
        assertThat(items.get(0).get("periods").get(0)).hasToString("""
                {"periodEnd":"2021-01-29","state":"MISSING","owed":true,"dueOn":"2021-02-01","late":true,"locked":false,"corrected":false}""");
        assertThat(items.get(0).get("periods").get(1).get("state").asText()).isEqualTo("REPORTED");
        assertThat(app.get(token, "/api/v1/trials/T-1/reporting?from=2021-02-05&to=2021-02-04")
                        .statusCode())
                .isEqualTo(422);
        assertThat(app.get(token, "/api/v1/trials/T-1/reporting?from=soon").statusCode())
                .isEqualTo(400);
        assertThat(app.get(token, "/api/v1/trials/T-9/reporting").statusCode()).isEqualTo(404);
    }

    @Test
    void thePageSaysItInWordsAndLeadsToEachFigure() {
        String cookie = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING);

        String page = app.page(cookie, "/trials/T-1/reporting" + RANGE).body();

        assertThat(page)
                .contains("How complete and how timely", "Completeness is reported", "Uzbekistan", "Pakistan")
                .contains("UZ-01, 29 Jan 2021: missing", "/trials/T-1/sites/UZ-01/counts/2021-01-29\"")
                .contains("UZ-01, 5 Feb 2021: reported late", "/trials/T-1/sites/UZ-01/counts/2021-02-05/history\"");
        assertThat(app.page(cookie, "/trials/T-1/reporting").statusCode()).isEqualTo(200);
        assertThat(app.page(cookie, "/trials/T-1/reporting" + RANGE + "&country=PK")
                        .body())
                .contains("PK-01")
                .doesNotContain("UZ-01");
        assertThat(app.page(cookie, "/trials/T-1/sites").body()).contains("/trials/T-1/reporting\"");
    }

    @Test
    void aContactSeesHisSite() {
        String cookie = app.signedIn(Role.SITE_CONTACT, site);

        assertThat(app.page(cookie, "/trials/T-1/reporting" + RANGE).body())
                .contains("UZ-01")
                .doesNotContain("PK-01", "How complete");
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(response.body(), e);
        }
    }
}

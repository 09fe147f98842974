package org.trialbridge.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
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
    void whoeverMayRemindsTheContactsOfTickedReports() {
        String cookie = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING);
        String leadership = app.signedIn(Role.LEADERSHIP, Place.EVERYTHING);
        String page = app.page(cookie, "/trials/T-1/reporting" + RANGE).body();

        HttpResponse<String> chased = app.form(
                cookie,
                "/trials/T-1/reporting/reminders",
                "report=PK-01+2021-02-05&back=%2Ftrials%2FT-1%2Freporting%3Fto%3D2021-02-05");
        HttpResponse<String> nothing =
                app.form(cookie, "/trials/T-1/reporting/reminders", "back=https%3A%2F%2Fexample.org%2F");

        assertThat(page)
                .contains("name=\"report\" value=\"PK-01 2021-02-05\" checked", "Remind the contacts")
                .doesNotContain("value=\"UZ-01 2021-02-05\"");
        assertThat(app.page(leadership, "/trials/T-1/reporting" + RANGE).body())
                .doesNotContain("name=\"report\"", "Remind the contacts");
        assertThat(chased.statusCode()).isEqualTo(303);
        assertThat(chased.headers().firstValue("Location")).contains(app.url() + "/trials/T-1/reporting?to=2021-02-05");
        assertThat(notice(chased)).isEqualTo("Nobody was written to. Nobody reports for PK-01: name a site contact.");
        assertThat(notice(nothing)).isEqualTo("Choose at least one report.");
        assertThat(nothing.headers().firstValue("Location")).contains(app.url() + "/trials/T-1/reporting");
        assertThat(app.form(leadership, "/trials/T-1/reporting/reminders", "report=PK-01+2021-02-05")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aContactSeesHisSite() {
        String cookie = app.signedIn(Role.SITE_CONTACT, site);

        assertThat(app.page(cookie, "/trials/T-1/reporting" + RANGE).body())
                .contains("UZ-01")
                .doesNotContain("PK-01", "How complete");
    }

    /** The sentence that the next page shows. */
    private static String notice(HttpResponse<String> response) {
        String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
        String value = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
        return new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(response.body(), e);
        }
    }
}

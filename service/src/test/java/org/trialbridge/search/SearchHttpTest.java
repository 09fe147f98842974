package org.trialbridge.search;

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

class SearchHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static String token = "";
    private static String browser = "";

    @BeforeAll
    static void aSite() {
        app.given().trial("TB-1");
        Participation country = app.given().country("TB-1", "UZ");
        app.given().site(country, "UZ-01", LocalDate.of(2021, 2, 5));
        app.given().site(country, "UZ-02", LocalDate.of(2021, 2, 6));
        token = app.token(Role.SECRETARIAT, Place.EVERYTHING);
        browser = app.signedIn(Role.SECRETARIAT, Place.EVERYTHING);
    }

    @Test
    void theListHoldsWhatFitsBestFirst() throws JsonProcessingException {
        JsonNode found = JSON.readTree(
                app.get(token, "/api/v1/search?q=uz%2001&kind=SITE&limit=1").body());

        assertThat(found).isEqualTo(JSON.readTree("""
                {"items": [{"kind": "SITE", "url": "/trials/TB-1/sites/UZ-01", "text": "Site UZ-01",
                            "detail": "UZ-01, TB-1", "closeness": 1.0}],
                 "next": null}
                """));
    }

    @Test
    void whatCanNotBeLookedForIsToldWhatToDo() {
        HttpResponse<String> short1 = app.get(token, "/api/v1/search?q=u");

        assertThat(short1.statusCode()).isEqualTo(422);
        assertThat(short1.body()).contains("Type two letters or digits or more");
        assertThat(app.get(token, "/api/v1/search").statusCode()).isEqualTo(422);
        assertThat(app.get(token, "/api/v1/search?q=uz&kind=FISH").statusCode()).isBetween(400, 404);
        assertThat(app.get(token, "/api/v1/search?q=uz&limit=0").statusCode()).isEqualTo(400);
    }

    @Test
    void thePageShowsWhatWasFoundUnderItsKind() {
        HttpResponse<String> page = app.page(browser, "/search?q=uz+01");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("role=\"search\"", "value=\"uz 01\"", ">Sites</h2>", "href=\"/trials/TB-1/sites/UZ-01\"");
    }

    @Test
    void thePageSaysWhatToTypeInstead() {
        assertThat(app.page(browser, "/search").body()).contains("Type two letters or digits or more");
        assertThat(app.page(browser, "/search?q=qqxxqq").body()).contains("Nothing in your places fits “qqxxqq”");
    }

    @Test
    void whatWasTypedIsNeverMarkup() {
        assertThat(app.page(browser, "/search?q=%22%3E%3Cscript%3Ealert").body())
                .doesNotContain("<script>alert")
                .contains("&quot;&gt;&lt;script&gt;alert");
    }

    @Test
    void theFieldStandsOnEveryPageOfWhoReadsTrials() {
        assertThat(app.page(browser, "/account").body()).contains("action=\"/search\"");
        assertThat(app.page("", "/sign-in").body()).doesNotContain("action=\"/search\"");
    }
}

package org.trialbridge.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

class ComparisonHttpTest {
    @RegisterExtension
    static final TestApplication app = new TestApplication();

    @BeforeAll
    static void aMilestoneReachedLate() {
        long trial = app.given().trial("CO-1");
        Participation uzbekistan = app.given().country("CO-1", "UZ");
        app.given().site(uzbekistan, "UZ-01", LocalDate.of(2020, 12, 10));
        app.given().insert("""
                insert into milestone (trial_id, participation_id, code, planned_on, actual_on)
                values (:trial, :country, 'PRODUCT_SHIPPED', '2021-01-20', '2021-01-25') returning id""", Map.of("trial", trial, "country", uzbekistan.id()));
    }

    @Test
    void theApiTellsTheSlip() throws JsonProcessingException {
        String token = app.token(Role.LEADERSHIP, Place.EVERYTHING);

        HttpResponse<String> answer =
                app.get(token, "/api/v1/trials/CO-1/comparison?from=2021-01-08&to=2021-02-05&known=NOW");

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = new ObjectMapper().readTree(answer.body());
        assertThat(body.path("from").path("on").asText()).isEqualTo("2021-01-08");
        JsonNode slip = body.path("countries").path(0).path("milestones").path(0);
        assertThat(slip.path("slippedDays").asInt()).isEqualTo(5);
        assertThat(slip.path("was").asText()).isEqualTo("2021-01-20");
        assertThat(slip.path("status").asText()).isEqualTo("ACHIEVED");
        assertThat(app.get(token, "/api/v1/trials/CO-1/comparison?from=2021-02-30")
                        .statusCode())
                .isEqualTo(400);
        assertThat(app.get(token, "/api/v1/trials/CO-1/comparison?from=2021-02-05&to=2021-01-05")
                        .statusCode())
                .isEqualTo(422);
        assertThat(app.get(token, "/api/v1/trials/NO-1/comparison").statusCode())
                .isEqualTo(404);
    }

    @Test
    void thePageTellsItInWordsAndKeepsWhatWasTyped() {
        String cookie = app.signedIn(Role.LEADERSHIP, Place.EVERYTHING);

        assertThat(app.page(cookie, "/trials/CO-1/comparison?from=8+Jan+2021&to=2021-02-05")
                        .body())
                .contains(
                        "From 8 Jan 2021 to 5 Feb 2021, 28 days.",
                        "This system knew nothing of the trial on one of these days",
                        "20 Jan 2021",
                        "25 Jan 2021",
                        "+5",
                        "Uzbekistan");
        assertThat(app.page(cookie, "/trials/CO-1/comparison?from=2021-02-05&to=2021-02-05&known=NOW")
                        .body())
                .contains("Both days are the same");
        assertThat(app.page(cookie, "/trials/CO-1/comparison?from=2021-02-04&to=2021-02-05&known=NOW")
                        .body())
                .contains("Nothing differs between these days");
        HttpResponse<String> wrong = app.page(cookie, "/trials/CO-1/comparison?from=%3Cb%3E&to=2021-02-05");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("value=\"&lt;b&gt;\"").doesNotContain("<b>&");
    }
}

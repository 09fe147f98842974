package org.trialbridge.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

class CountsBatchHttpTest {
    private static final AtomicInteger TRIALS = new AtomicInteger();

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private String path = "";
    private String token = "";

    @BeforeEach
    void aCoordinator() {
        String trial = "B-" + TRIALS.incrementAndGet();
        app.given().trial(trial);
        Participation uzbekistan = app.given().country(trial, "UZ");
        app.given().site(uzbekistan, "UZ-01", LocalDate.of(2020, 12, 10));
        app.given().site(uzbekistan, "UZ-02", LocalDate.of(2020, 12, 14));
        path = "/api/v1/trials/" + trial + "/counts";
        token = app.token(Role.COUNTRY_COORDINATOR, uzbekistan.place());
    }

    @Test
    void aProgramReportsManyLinesAndLearnsWhatEachDid() {
        String lines = """
                {"lines": [
                  {"site": "UZ-01", "periodEnd": "2021-02-05", "screened": 54, "enrolled": 50},
                  {"site": "UZ-02", "periodEnd": "2021-02-05", "enrolled": 31, "qualifier": "ABOUT"},
                  {"country": "UZ", "periodEnd": "2021-02-05", "enrolled": 90}]}""";

        HttpResponse<String> first = app.send(token, "PUT", path, lines);
        HttpResponse<String> again = app.send(token, "PUT", path, lines);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(json(first).get("reported").asInt()).isEqualTo(3);
        assertThat(json(first).findValuesAsText("site")).containsExactly("UZ-01", "UZ-02", "null");
        assertThat(json(first).findValuesAsText("outcome")).containsOnly("REPORTED");
        assertThat(json(again).get("unchanged").asInt()).isEqualTo(3);
        assertThat(json(again).get("number").isNull()).isTrue();
        assertThat(json(again).findValuesAsText("id")).isEqualTo(json(first).findValuesAsText("id"));
    }

    @Test
    void errorsPointIntoTheRequestLineByLine() {
        HttpResponse<String> refused = app.send(token, "PUT", path, """
                {"lines": [
                  {"site": "UZ-01", "periodEnd": "2021-02-05", "screened": 5, "enrolled": 6},
                  {"site": "UZ-09", "periodEnd": "2021-02-05", "enrolled": 31},
                  {"site": "UZ-02", "enrolled": 31}]}""");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).get("errors").findValuesAsText("pointer"))
                .containsExactly("#/lines/0/enrolled", "#/lines/1/site", "#/lines/2/periodEnd");
    }

    @Test
    void whatIsNotARequestIsRefused() {
        assertThat(app.send(token, "PUT", path, "{}").statusCode()).isEqualTo(422);
        assertThat(app.send(token, "PUT", path, "{\"lines\": [null]}").statusCode())
                .isEqualTo(422);
        assertThat(app.send(token, "PUT", path, "{\"lines\": [{\"enrolled\": 1.9}]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(app.send(token, "PUT", path, "{\"lines\": [{\"site\": \"UZ-01\", \"provenance\": \"PUBLISHED\"}]}")
                        .statusCode())
                .isEqualTo(400);
        String tooMany = "{\"lines\": [" + "{\"enrolled\": 1},".repeat(1000) + "{\"enrolled\": 1}]}";
        HttpResponse<String> refused = app.send(token, "PUT", path, tooMany);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Send at most 1,000 lines in one request; these are 1,001. Upload more as a file.");
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(response.body(), e);
        }
    }
}

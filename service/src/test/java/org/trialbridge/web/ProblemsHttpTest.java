package org.trialbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.core.Configuration;
import io.dropwizard.testing.ResourceHelpers;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(DropwizardExtensionsSupport.class)
class ProblemsHttpTest {
    private static final DropwizardAppExtension<Configuration> APPLICATION =
            new DropwizardAppExtension<>(SampleApplication.class, ResourceHelpers.resourceFilePath("web/sample.yml"));

    private final SampleClient client = new SampleClient(APPLICATION);

    @Test
    void aRuleThatIsBrokenIsToldWithItsField() {
        HttpResponse<String> answer = client.json("POST", "/api/v1/samples", "{\"enrolled\": -1}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = SampleClient.tree(answer);
        assertThat(problem.get("type").asText()).isEqualTo("urn:trialbridge:problem:invalid");
        assertThat(problem.get("title").asText()).isEqualTo("Needs attention");
        assertThat(problem.get("status").asInt()).isEqualTo(422);
        assertThat(problem.get("detail").asText()).isEqualTo("Some fields need attention.");
        assertThat(problem.get("instance").asText()).isEqualTo("/api/v1/samples");
        assertThat(problem.get("errors").toString())
                .isEqualTo("[{\"pointer\":\"#/enrolled\",\"detail\":\"Enter zero or more.\"}]");
        assertThat(answer.headers().firstValue("X-Request-Id"))
                .contains(problem.get("requestId").asText());
        assertThat(problem.has("current")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'enrolled': 1.9}                  | #/enrolled        | Enter a whole number, without quotes.",
                "{'enrolled': 2147483648}           | #/enrolled        | Enter a whole number, without quotes.",
                "{'on': 19753}                      | #/on              | Enter a date as 2021-02-05.",
                "{'at': 'soon'}                     | #/at              | Enter an instant as 2021-02-05T09:30:00Z.",
                "{'note': 5}                        | #/note            | Enter a text, in quotes.",
                "{'id': 5}                          | #/id              | Leave this field out; it is not known here.",
                "{'parts': [{}, {'on': '5 Feb'}]}   | #/parts/1/on      | Enter a date as 2021-02-05.",
                "{'parts': 5}                       | #/parts           | Enter a list, in square brackets."
            })
    void aFieldThatCanNotBeReadIsPointedAt(String body, String pointer, String detail) {
        HttpResponse<String> answer = client.json("POST", "/api/v1/samples", body.replace('\'', '"'));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(SampleClient.tree(answer).at("/errors/0/pointer").asText()).isEqualTo(pointer);
        assertThat(SampleClient.tree(answer).at("/errors/0/detail").asText()).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'on': '1899-12-31'}              | #/on            | Enter a year from 1900 to 2100.",
                "{'parts': [{'note': 'a\\u0000'}]} | #/parts/0/note  | Remove control characters; they can not be stored.",
                "{'note': '\\ud800'}               | #/note          | Remove control characters; they can not be stored."
            })
    void aFieldThatCanBeReadButNotStoredIsToldToo(String body, String pointer, String detail) {
        HttpResponse<String> answer = client.json("POST", "/api/v1/samples", body.replace('\'', '"'));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(SampleClient.tree(answer).at("/errors/0/pointer").asText()).isEqualTo(pointer);
        assertThat(SampleClient.tree(answer).at("/errors/0/detail").asText()).isEqualTo(detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "null", "{} {}", "{\"enrolled\":1,\"enrolled\":2}", "\u0000", "[]"})
    void aBodyThatIsNotTheJsonExpectedIsMalformed(String body) {
        assertThat(client.json("POST", "/api/v1/samples", body).statusCode()).isEqualTo(400);
    }

    @Test
    void aBodyThatIsNotUtf8IsMalformed() {
        byte[] invalid = {'{', '"', 'n', 'o', 't', 'e', '"', ':', '"', (byte) 0xff, (byte) 0xfe, '"', '}'};

        assertThat(client.bytes("/api/v1/samples", invalid).statusCode()).isEqualTo(400);
        assertThat(client.bytes("/api/v1/samples", "{\"enrolled\":1}".getBytes(StandardCharsets.UTF_16))
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.bytes("/api/v1/samples", "{\"enrolled\":1}".getBytes(StandardCharsets.UTF_16LE))
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "23505, 409",
        "23503, 409",
        "23514, 409",
        "22021, 422",
        "22003, 422",
        "57014, 503",
        "57P01, 503",
        "08006, 503",
        "53300, 503",
        "40001, 503",
        "42P01, 500",
        "42501, 500",
        "P0001, 500",
    })
    void whatTheDatabaseDeclinesIsToldByItsKind(String state, int status) {
        HttpResponse<String> answer = client.get("/api/v1/samples/fails/" + state);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("state " + state);
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
    }

    @Test
    void anEmptyPoolIsNotAvailable() {
        HttpResponse<String> answer = client.get("/api/v1/samples/fails/pool");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"defect", "unwritable"})
    void aDefectTellsNothingOfTheInside(String how) {
        HttpResponse<String> answer = client.get("/api/v1/samples/fails/" + how);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).doesNotContain("secret", "Exception", "java");
        assertThat(SampleClient.tree(answer).get("requestId").asText())
                .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
    }

    @Test
    void aStaleChangeIsAnsweredWithTheThingAsItIs() {
        HttpResponse<String> without = client.json("PUT", "/api/v1/samples/3", "{}");
        HttpResponse<String> stale = client.json("PUT", "/api/v1/samples/3", "{}", "If-Match", "\"6\"");
        HttpResponse<String> right = client.json("PUT", "/api/v1/samples/3", "{}", "If-Match", "\"7\"");

        assertThat(without.statusCode()).isEqualTo(428);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(SampleClient.tree(stale).at("/current/note").asText()).isEqualTo("as it is now");
        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(right.headers().firstValue("ETag")).contains("\"8\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/nothing, 404",
        "/api/v1/samples/abc/on/2021-02-05, 404",
        "/api/v1/samples/99999999999999999999/on/2021-02-05, 404",
        "/api/v1/samples/4/on/2021-02-30, 400",
        "/api/v1/samples/4/on/0000-01-01, 400",
        "/api/v1/samples/4/on/2021-02-05?knownAt=yesterday, 400",
        "/api/v1/samples/4/on/2021-02-05?role=KING, 400",
        "/api/v1/samples/4/on/2021-02-05?since=5, 400",
        "/api/v1/samples/4/on/2021-02-05?role=AUDITOR, 200",
        "/api/v1/samples?limit=-1, 400",
        "/api/v1/samples?limit=abc, 400",
        "/api/v1/samples?limit=1e9, 400",
        "/api/v1/samples?cursor=*, 400",
        "/api/v1/samples?limit=1000000000, 400",
        "/api/v1/samples?limit=%00, 400",
        "/api/v1/samples/time?asOf=2021-02-30, 400",
        "/api/v1/samples/time?asOf=%2B999999999-01-01, 422",
        "/api/v1/samples/time?asOf=1899-01-01, 422",
        "/api/v1/samples/time?knownAt=2021-02-05, 400",
        "/api/v1/samples/time?asOf=2021-02-05&knownAt=2021-02-05T09:30:00Z, 200",
    })
    void anAddressThatCanNotBeReadIsDeclined(String path, int status) {
        HttpResponse<String> answer = client.get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains(status == 200 ? "application/json" : "application/problem+json");
    }

    @Test
    void aListTellsTheAddressOfItsNextPart() {
        HttpResponse<String> answer = client.get("/api/v1/samples?limit=7");

        JsonNode list = SampleClient.tree(answer);
        String cursor = list.get("next").asText();
        assertThat(list.get("items").toString()).isEqualTo("[7]");
        assertThat(Paging.window("7", cursor).after()).isEqualTo("Ташкент/42");
        assertThat(answer.headers().firstValue("Link"))
                .contains("</api/v1/samples?cursor=" + cursor + "&limit=7>; rel=\"next\"");
    }

    @Test
    void whatAnAddressDoesNotTakeIsDeclinedInOurWords() {
        HttpResponse<String> method = client.json("PATCH", "/api/v1/samples", "{}");
        HttpResponse<String> type = client.form("/api/v1/samples", "enrolled=1");
        HttpResponse<String> accept = client.get("/api/v1/samples", "Accept", "application/xml");
        HttpResponse<String> garbage = client.get("/api/v1/samples", "Accept", "garbage");

        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(method.headers().firstValue("Allow").orElseThrow()).contains("GET", "POST");
        assertThat(type.statusCode()).isEqualTo(415);
        assertThat(accept.statusCode()).isEqualTo(406);
        assertThat(garbage.statusCode()).isEqualTo(406);
        assertThat(method.body()).contains("This address does not take this method.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/%zz", "/api/v1/a%00b", "/api/v1/..%2f..%2fetc", "/api/v1/samples?limit=%zz", "/api/;x/%"
            })
    void anAddressThatTheServerItselfDeclinesIsToldInOurWordsToo(String path) {
        String answer = client.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .containsIgnoringCase("Content-Type: application/problem+json")
                .contains("\"requestId\"");
    }

    @Test
    void headersThatTheServerItselfDeclinesAreToldInOurWordsToo() {
        String large = client.raw("GET /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Long: "
                + "a".repeat(20_000) + "\r\n\r\n");
        String garbage = client.raw("GARBAGE\r\n\r\n");

        assertThat(large).startsWith("HTTP/1.1 431").contains("Clear old cookies", "X-Content-Type-Options: nosniff");
        assertThat(garbage).startsWith("HTTP/1.1 400").doesNotContain("Jetty", "jetty");
    }

    @Test
    void aPageThatFailsIsAPage() {
        HttpResponse<String> missing = client.get("/nothing");
        HttpResponse<String> defect = client.get("/fails/defect");
        HttpResponse<String> template = client.get("/fails/template");
        HttpResponse<String> asset = client.get("/assets/nothing.css");

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(defect.statusCode()).isEqualTo(500);
        assertThat(template.statusCode()).isEqualTo(500);
        assertThat(asset.statusCode()).isEqualTo(404);
        for (HttpResponse<String> page : List.of(missing, defect, template, asset)) {
            assertThat(page.headers().firstValue("Content-Type").orElseThrow())
                    .isEqualToIgnoringCase("text/html;charset=utf-8");
            assertThat(page.body())
                    .contains(
                            "</html>", page.headers().firstValue("X-Request-Id").orElseThrow())
                    .doesNotContain("begun", "secret", "Exception", "freemarker");
        }
    }

    @Test
    void whoeverIsNotSignedInIsSentToSignInAndBack() {
        HttpResponse<String> answer = client.get("/fails/closed?x=1&y=2");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .endsWith("/sign-in?next=%2Ffails%2Fclosed%3Fx%3D1%26y%3D2");
    }
}

package org.trialbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.core.Configuration;
import io.dropwizard.testing.ResourceHelpers;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(DropwizardExtensionsSupport.class)
class GuardsHttpTest {
    private static final DropwizardAppExtension<Configuration> APPLICATION =
            new DropwizardAppExtension<>(SampleApplication.class, ResourceHelpers.resourceFilePath("web/sample.yml"));
    private static final String PAGE = "/trials/ZF2001-III/sites/UZ-01";
    private static final String SIGNED_IN = "sample=SECRETARIAT";
    private static final String TOKEN = "csrf=" + SampleSession.TOKEN;

    private final SampleClient client = new SampleClient(APPLICATION);

    @Test
    void everyAnswerSaysHowLittleABrowserMayDoWithIt() {
        for (String path : new String[] {PAGE, "/nothing", "/api/v1/samples", "/api/v1/nothing"}) {
            HttpResponse<String> answer = client.get(path);

            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
        }
    }

    @Test
    void whatCarriesItsVersionInItsAddressIsKeptForEver() {
        HttpResponse<String> library = client.get("/webjars/bootstrap/5.3.8/css/bootstrap.min.css");
        HttpResponse<String> versioned = client.get(Show.INSTANCE.asset("trialbridge.css"));
        HttpResponse<String> plain = client.get("/assets/trialbridge.css");

        assertThat(library.statusCode()).isEqualTo(200);
        assertThat(library.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(versioned.headers().firstValue("Cache-Control").orElseThrow())
                .contains("immutable");
        assertThat(plain.headers().firstValue("Cache-Control")).contains("public, max-age=3600");
        assertThat(client.get("/webjars/bootstrap/5.3.8/nothing.css").headers().firstValue("Cache-Control"))
                .contains("no-store");
    }

    @Test
    void aRequestNumberIsOursAndNotTheSenders() {
        HttpResponse<String> answer = client.get(PAGE, "X-Request-Id", "chosen");

        assertThat(answer.headers().allValues("X-Request-Id")).hasSize(1).doesNotContain("chosen");
    }

    @Test
    void aBodyIsMeasuredAfterItIsInflated() {
        byte[] small = SampleClient.gzip("{\"enrolled\": 7}".getBytes(StandardCharsets.UTF_8), 1);
        byte[] bomb = SampleClient.gzip(" ".repeat(1_000_000).getBytes(StandardCharsets.UTF_8), 100);
        byte[] longText = ("{\"note\": \"" + "a".repeat(2_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> fine = client.bytes("/api/v1/samples", small, "Content-Encoding", "gzip");
        HttpResponse<String> inflated = client.bytes("/api/v1/samples", bomb, "Content-Encoding", "gzip");
        HttpResponse<String> plain = client.bytes("/api/v1/samples", longText);
        HttpResponse<String> kept = client.bytes("/api/v1/samples/retries", longText, "Idempotency-Key", "k1");

        assertThat(fine.statusCode()).isEqualTo(200);
        assertThat(inflated.statusCode()).isEqualTo(413);
        assertThat(plain.statusCode()).isEqualTo(413);
        assertThat(kept.statusCode()).isEqualTo(413);
        assertThat(plain.body()).contains("Send at most 1 MiB.");
    }

    @Test
    void aBodyWithoutALengthIsMeasuredToo() {
        String head = """
                POST /api/v1/samples HTTP/1.1
                Host: localhost
                Content-Type: application/json
                Transfer-Encoding: chunked
                Connection: close

                """;
        StringBuilder request = new StringBuilder(head.replace("\n", "\r\n"));
        for (int i = 0; i < 17; i++) {
            request.append("10000\r\n").append(" ".repeat(0x10000)).append("\r\n");
        }

        assertThat(client.raw(request.append("0\r\n\r\n").toString())).startsWith("HTTP/1.1 413");
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate, br", "gzip, br", "compress", "x"})
    void anEncodingThatNobodyCanUndoIsDeclined(String encoding) {
        HttpResponse<String> answer =
                client.json("POST", "/api/v1/samples", "{\"enrolled\": 7}", "Content-Encoding", encoding);

        assertThat(answer.statusCode()).isIn(400, 415);
    }

    @Test
    void aGzipThatIsNoneIsDeclined() {
        HttpResponse<String> answer =
                client.json("POST", "/api/v1/samples", "{\"enrolled\": 7}", "Content-Encoding", "gzip");

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void aRepetitionIsKnownByItsFingerprint() {
        String first = client.json("POST", "/api/v1/samples/retries", "{\"enrolled\": 7}", "Idempotency-Key", "k1")
                .body();
        String again = client.json("POST", "/api/v1/samples/retries", "{\"enrolled\": 7}", "Idempotency-Key", "k1")
                .body();
        String other = client.json("POST", "/api/v1/samples/retries", "{\"enrolled\": 8}", "Idempotency-Key", "k1")
                .body();

        assertThat(first).startsWith("[\"k1\",\"").isEqualTo(again).isNotEqualTo(other);
        assertThat(client.json("POST", "/api/v1/samples/retries", "{}").body()).isEqualTo("[]");
        assertThat(client.json("POST", "/api/v1/samples/retries", "{}", "Idempotency-Key", "a b")
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.json("POST", "/api/v1/samples/retries", "{}", "Idempotency-Key", "k".repeat(201))
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "'csrf=the-token-of-the-session', same-origin, https://trials.example, 303",
        "'csrf=the-token-of-the-session', none,        https://trials.example, 303",
        "'csrf=the-token-of-the-session', cross-site,  https://trials.example, 403",
        "'csrf=the-token-of-the-session', same-site,   https://trials.example, 403",
        "'csrf=the-token-of-the-session', same-origin, https://evil.example,   403",
        "'csrf=the-token-of-the-session', same-origin, null,                   403",
        "'csrf=another',                  same-origin, https://trials.example, 403",
        "'csrf=',                         same-origin, https://trials.example, 403",
        "'screened=5',                    same-origin, https://trials.example, 403",
    })
    void aFormIsTakenOnlyFromOurOwnPages(String body, String site, String origin, int status) {
        HttpResponse<String> answer =
                client.form(PAGE, body, "Cookie", SIGNED_IN, "Sec-Fetch-Site", site, "Origin", origin);

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void anOriginThatIsTheHostAskedIsOurs() {
        String own = "http://127.0.0.1:" + client.port();

        assertThat(client.form(PAGE, TOKEN, "Cookie", SIGNED_IN, "Origin", own).statusCode())
                .isEqualTo(303);
        assertThat(client.form(PAGE, TOKEN, "Cookie", SIGNED_IN, "Origin", "http://x" + own.substring(7))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aSessionUsedOnTheApiNeedsTheTokenInAHeader() {
        HttpResponse<String> without = client.json("DELETE", "/api/v1/samples/4", "", "Cookie", SIGNED_IN);
        HttpResponse<String> withBearer =
                client.json("DELETE", "/api/v1/samples/4", "", "Cookie", SIGNED_IN, "Authorization", "Bearer nonsense");
        HttpResponse<String> with =
                client.json("DELETE", "/api/v1/samples/4", "", "Cookie", SIGNED_IN, Csrf.HEADER, SampleSession.TOKEN);

        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(withBearer.statusCode()).isEqualTo(403);
        assertThat(with.statusCode()).isEqualTo(204);
    }

    @Test
    void aRequestWithATokenOfItsOwnNeedsNoForm() {
        HttpResponse<String> answer =
                client.json("DELETE", "/api/v1/samples/4", "", "Authorization", "Bearer something");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void aFormBeforeSignInIsProtectedByItsCookie() {
        HttpResponse<String> shown = client.get(PAGE);
        String cookie = shown.headers().firstValue("Set-Cookie").orElseThrow();
        String token = cookie.replaceFirst("^trialbridge_form=\"?([A-Za-z0-9_-]{43}).*", "$1");

        assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Secure");
        assertThat(shown.body()).contains("name=\"csrf\" value=\"" + token + "\"");
        assertThat(client.form(PAGE, "csrf=" + token, "Cookie", "trialbridge_form=" + token)
                        .statusCode())
                .isEqualTo(303);
        assertThat(client.form(PAGE, "csrf=" + token).statusCode()).isEqualTo(403);
        assertThat(client.form(PAGE, "csrf=other", "Cookie", "trialbridge_form=" + token)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatWasSavedIsSaidOnceOnTheNextPage() {
        HttpResponse<String> saved = client.form(PAGE, TOKEN, "Cookie", SIGNED_IN);
        String cookie = saved.headers().firstValue("Set-Cookie").orElseThrow();
        HttpResponse<String> next = client.get(PAGE, "Cookie", SIGNED_IN + "; " + cookie.replaceFirst(";.*", ""));

        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(cookie).contains("HttpOnly", "Secure");
        assertThat(next.body()).contains("Report for 5 Feb saved.");
        assertThat(next.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(client.get(PAGE, "Cookie", SIGNED_IN).body()).doesNotContain("Report for 5 Feb saved.");
        assertThat(client.get(PAGE, "Cookie", SIGNED_IN + "; trialbridge_notice=*%00")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aFormThatIsWrongIsShownAgainWithWhatWasTyped() {
        HttpResponse<String> answer =
                client.form(PAGE, TOKEN + "&screened=1%2C200&attendance/0/person=%3Cb%3E", "Cookie", SIGNED_IN);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "<title>Error: Counts of UZ-01 – Trialbridge</title>",
                        "There is a problem",
                        "<a href=\"#screened\">Screened: Do you mean 1200? Then write it so, without commas and dots.</a>",
                        "value=\"1,200\"",
                        "value=\"&lt;b&gt;\"",
                        "aria-invalid=\"true\"")
                .doesNotContain("<b>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%zz", "a=%", "%00=1", "=", "&&&", "a=%ff%fe", "csrf=%u0041"})
    void aFormThatCanNotBeReadIsDeclined(String body) {
        assertThat(client.form(PAGE, body, "Cookie", SIGNED_IN).statusCode()).isIn(400, 403);
    }

    @Test
    void everyPersonSeesTheirOwnPlacesInTheNavigation() {
        String contact = client.get(PAGE, "Cookie", "sample=SITE_CONTACT").body();
        String administrator =
                client.get(PAGE, "Cookie", "sample=ADMINISTRATOR").body();
        String leader = client.get(PAGE, "Cookie", "sample=LEADERSHIP").body();

        assertThat(contact).contains("My sites").doesNotContain("Pipeline", "Users");
        assertThat(administrator).contains("Users").doesNotContain("Pipeline");
        assertThat(leader).contains("Pipeline", "Directory").doesNotContain("My sites", "Users");
    }

    @ParameterizedTest
    @CsvSource({
        "/trials?x=1, /trials?x=1",
        "/, /",
        "//evil.example, /",
        "/\\evil.example, /",
        "https://evil.example, /",
        "'/a b', /",
        "javascript:alert(1), /",
        "'', /",
    })
    void onlyOurOwnPathsAreLedTo(String path, String followed) {
        assertThat(Page.ownPath(path)).isEqualTo(followed);
        assertThat(Page.ownPath(null)).isEqualTo("/");
    }

    @Test
    void theApiDescribesItselfWithoutWhoAsks() {
        HttpResponse<String> description = client.get("/openapi.json");
        HttpResponse<String> page = client.get("/api");

        assertThat(description.statusCode()).isEqualTo(200);
        assertThat(SampleClient.tree(description).get("openapi").asText()).startsWith("3.1");
        assertThat(description.body())
                .contains("/api/v1/samples/{id}/on/{periodEnd}", "\"knownAt\"", "\"cursor\"")
                .doesNotContain("Actor", "grants", "/trials/ZF2001-III", "uriInfo");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("swagger-ui-bundle.js").doesNotContain("<script>");
    }
}

package org.trialbridge.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbridge.edition.World.FRIDAY;
import static org.trialbridge.edition.World.TRIAL;
import static org.trialbridge.edition.World.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;

/** Anybody who holds a file learns whether it is an edition, and nothing else. */
class VerificationHttpTest {
    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static byte[] superseded;
    private static byte[] standing;

    @BeforeAll
    static void givenTwoEditions() {
        World world = new World(app.db());
        EditionService editions = world.editions();
        Edition first = editions.issue(world.leader(), TRIAL, input(FRIDAY, null));
        Edition second = editions.issue(
                world.leader(),
                TRIAL,
                new EditionInput(FRIDAY, null, "Secret title", "Secret note", 1, "Counted again"));
        superseded = editions.bytes(world.leader(), first, 0, first.size());
        standing = editions.bytes(world.leader(), second, 0, second.size());
    }

    @Test
    void anEditionThatStandsIsUnchanged() throws Exception {
        JsonNode verdict = verify(standing);

        assertThat(verdict.get("outcome").textValue()).isEqualTo("UNCHANGED");
        assertThat(verdict.get("trial").textValue()).isEqualTo("ZF2001-III");
        assertThat(verdict.get("edition").intValue()).isEqualTo(2);
        assertThat(verdict.get("asOf").textValue()).isEqualTo("2021-02-05");
        assertThat(verdict.toString()).doesNotContain("Secret");
    }

    @Test
    void ofOneThatIsSupersededTheReasonIsTold() throws Exception {
        JsonNode verdict = verify(superseded);

        assertThat(verdict.get("outcome").textValue()).isEqualTo("SUPERSEDED");
        assertThat(verdict.get("edition").intValue()).isEqualTo(1);
        assertThat(verdict.get("supersededBy").intValue()).isEqualTo(2);
        assertThat(verdict.get("supersededReason").textValue()).isEqualTo("Counted again");
    }

    @Test
    void aFileThatWasChangedOrIsForeignIsNotOurs() throws Exception {
        byte[] altered = standing.clone();
        altered[altered.length / 2]++;

        for (byte[] file : new byte[][] {altered, "PK, but not from here".getBytes(StandardCharsets.UTF_8), {}}) {
            JsonNode verdict = verify(file);
            assertThat(verdict.get("outcome").textValue()).isEqualTo("NOT_OURS");
            assertThat(verdict.get("trial").isNull()).isTrue();
            assertThat(verdict.get("edition").isNull()).isTrue();
        }
    }

    @Test
    void aDigestIsEnough() throws Exception {
        String digest = verify(standing).get("sha256").textValue();

        HttpResponse<String> told = app.send(
                null,
                "POST",
                "/api/v1/verification/digest",
                "{\"sha256\": \" " + digest.toUpperCase(Locale.ROOT) + "\"}");
        HttpResponse<String> none = app.send(null, "POST", "/api/v1/verification/digest", "{\"sha256\": \"E0001\"}");

        assertThat(new ObjectMapper().readTree(told.body()).get("edition").intValue())
                .isEqualTo(2);
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body()).contains("#/sha256", "Enter the 64 digits of a SHA-256");
    }

    @Test
    void aFileThatIsTooLargeIsRefusedEarly() throws Exception {
        assertThat(send(new byte[5 * 1024 * 1024 + 20_000]).statusCode()).isEqualTo(413);
    }

    private static JsonNode verify(byte[] file) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(file);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private static HttpResponse<String> send(byte[] file) throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write("""
                --limit\r
                Content-Disposition: form-data; name="file"; filename="report.xlsx"\r
                Content-Type: application/octet-stream\r
                \r
                """.getBytes(StandardCharsets.UTF_8));
        body.write(file);
        body.write("\r\n--limit--\r\n".getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(app.url() + "/api/v1/verification"))
                .header("Content-Type", "multipart/form-data; boundary=limit")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}

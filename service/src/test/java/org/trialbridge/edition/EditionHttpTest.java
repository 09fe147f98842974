package org.trialbridge.edition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;

class EditionHttpTest {
    private static final String EDITIONS = "/api/v1/trials/ZF2001-III/editions";

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static String leader = "";
    private static String coordinator = "";
    private static JsonNode issued;

    @BeforeAll
    static void givenAnEdition() throws JsonProcessingException {
        World world = new World(app.db());
        Participation uzbekistan = world.uzbekistan;
        leader = app.token(Role.LEADERSHIP, Place.trial(uzbekistan.trialId()));
        coordinator = app.token(Role.COUNTRY_COORDINATOR, uzbekistan.place());
        HttpResponse<String> answer =
                app.post(leader, EDITIONS, "{\"asOf\": \"2021-02-05\", \"title\": \"For the board\"}");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).hasValue(app.url() + EDITIONS + "/1");
        issued = json(answer);
    }

    @Test
    void theAnswerNamesWhatWasIssued() throws JsonProcessingException {
        assertThat(issued.get("number").intValue()).isEqualTo(1);
        assertThat(issued.get("asOf").textValue()).isEqualTo("2021-02-05");
        assertThat(issued.get("title").textValue()).isEqualTo("For the board");
        assertThat(issued.get("issuedBy").textValue()).isEqualTo("LEADERSHIP");
        assertThat(issued.get("sha256").textValue()).matches("[0-9a-f]{64}");
        assertThat(issued.get("contentHash").textValue()).matches("[0-9a-f]{64}");
        assertThat(issued.get("knownAt").textValue()).matches("20.*Z");
        assertThat(issued.get("supersededBy").isNull()).isTrue();
        assertThat(json(app.get(leader, EDITIONS + "/1"))).isEqualTo(issued);
        assertThat(json(app.get(leader, EDITIONS + "?limit=1")).get("items").get(0))
                .isEqualTo(issued);
    }

    @Test
    void theFileHasItsSizeItsTagAndItsName() throws Exception {
        HttpResponse<byte[]> file = download("Accept-Encoding", "gzip");

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(header(file, "Content-Length")).isEqualTo(issued.get("size").asText());
        assertThat(header(file, "Content-Encoding")).isEmpty();
        assertThat(header(file, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(file, "ETag")).isEqualTo(tag());
        assertThat(header(file, "Content-Disposition"))
                .startsWith("attachment; filename=\"ZF2001-III_status_2021-02-05_E0001.xlsx\"");
        assertThat(sha256(file.body())).isEqualTo(issued.get("sha256").textValue());
        assertThat(download("If-None-Match", tag()).statusCode()).isEqualTo(304);
    }

    @Test
    void aBrokenDownloadGoesOnWhereItWas() throws Exception {
        byte[] all = download("Accept", "*/*").body();
        HttpResponse<byte[]> rest = download("Range", "bytes=1000-", "If-Range", tag());
        HttpResponse<byte[]> middle = download("Range", "bytes=10-19");
        HttpResponse<byte[]> end = download("Range", "bytes=-7");
        HttpResponse<byte[]> another = download("Range", "bytes=1000-", "If-Range", "\"another\"");

        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(all, 1000, all.length));
        assertThat(header(rest, "Content-Range")).isEqualTo("bytes 1000-" + (all.length - 1) + "/" + all.length);
        assertThat(header(rest, "Content-Length")).isEqualTo(String.valueOf(all.length - 1000));
        assertThat(header(rest, "ETag")).isEqualTo(tag());
        assertThat(middle.body()).isEqualTo(Arrays.copyOfRange(all, 10, 20));
        assertThat(end.body()).isEqualTo(Arrays.copyOfRange(all, all.length - 7, all.length));
        assertThat(another.statusCode()).isEqualTo(200);
        assertThat(another.body()).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=99999999-",
                "bytes=9-4",
                "bytes=-0",
                "bytes=-",
                "bytes=x",
                "bytes=99999999999999999999-",
                "bytes=0-1,5-6",
                "bytes=0-,0-,0-,0-"
            })
    void aPartThatIsNotThereIsRefused(String range) throws Exception {
        HttpResponse<byte[]> answer = download("Range", range);

        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(header(answer, "Content-Range"))
                .isEqualTo("bytes */" + issued.get("size").asText());
    }

    @Test
    void otherUnitsDoNotCount() throws Exception {
        assertThat(download("Range", "pages=1-2").statusCode()).isEqualTo(200);
    }

    @Test
    void whoSeesOnlyAPartLearnsNothing() throws JsonProcessingException {
        assertThat(app.get(coordinator, EDITIONS + "/1").statusCode()).isEqualTo(404);
        assertThat(app.get(coordinator, EDITIONS + "/1.xlsx").statusCode()).isEqualTo(404);
        assertThat(app.get(coordinator, EDITIONS + "/99").statusCode()).isEqualTo(404);
        assertThat(json(app.get(coordinator, EDITIONS)).get("items")).isEmpty();
    }

    @Test
    void whatIsMadeAgainIsTheSame() throws JsonProcessingException {
        JsonNode again = json(app.post(leader, EDITIONS + "/1/regeneration", ""));

        assertThat(again.get("outcome").textValue()).isEqualTo("IDENTICAL");
        assertThat(again.get("sha256")).isEqualTo(issued.get("sha256"));
    }

    @Test
    void whatIsWrongIsNamed() {
        HttpResponse<String> noReason = app.post(leader, EDITIONS, "{\"supersedes\": 1}");
        HttpResponse<String> unknown = app.post(leader, EDITIONS, "{\"number\": 7}");

        assertThat(noReason.statusCode()).isEqualTo(422);
        assertThat(noReason.body()).contains("#/reason", "Say why the edition is superseded.");
        assertThat(unknown.statusCode()).isEqualTo(400);
    }

    private static String tag() {
        return "\"" + issued.get("sha256").textValue() + "\"";
    }

    private static HttpResponse<byte[]> download(String... headers) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(app.url() + EDITIONS + "/1.xlsx"))
                .header("Authorization", "Bearer " + leader)
                .headers(headers)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static JsonNode json(HttpResponse<String> answer) throws JsonProcessingException {
        return new ObjectMapper().readTree(answer.body());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}

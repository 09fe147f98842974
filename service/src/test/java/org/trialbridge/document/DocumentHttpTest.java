package org.trialbridge.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.trial.Participation;
import org.trialbridge.upload.FileUpload;

class DocumentHttpTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final AtomicInteger TRIALS = new AtomicInteger();
    private static final String[] LETTER = {"title", "Letter of the ministry", "kind", "LETTER", "datedOn", "2021-01-14"
    };

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private final FileUpload upload = new FileUpload(app);
    private String trial = "";
    private Participation uzbekistan;
    private String secretariat = "";
    private String leader = "";
    private String agreement = "";

    @BeforeEach
    void anAgreementWithUzbekistan() {
        trial = "D-" + TRIALS.incrementAndGet();
        long trialId = app.given().trial(trial);
        uzbekistan = app.given().country(trial, "UZ");
        secretariat = app.token(Role.SECRETARIAT, Place.trial(trialId));
        leader = app.token(Role.LEADERSHIP, Place.trial(trialId));
        agreement =
                "/api/v1/agreements/" + app.given().insert("""
                                insert into agreement (trial_id, participation_id, kind, title)
                                values (:trialId, :country, 'MOU', 'With the ministry') returning id
                                """, Map.of("trialId", trialId, "country", uzbekistan.id()));
    }

    @Test
    void aDocumentIsAttachedListedAndDownloadedAsItWas() {
        byte[] content = SampleFiles.pdf(700_001, 3);

        HttpResponse<String> attached = attach("Письмо \"1\".exe", content);

        assertThat(attached.statusCode()).isEqualTo(201);
        JsonNode document = json(attached);
        assertThat(document.get("title").asText()).isEqualTo("Letter of the ministry");
        assertThat(document.get("kind").asText()).isEqualTo("LETTER");
        assertThat(document.get("datedOn").asText()).isEqualTo("2021-01-14");
        assertThat(document.get("mediaType").asText()).isEqualTo("application/pdf");
        assertThat(document.get("size").asInt()).isEqualTo(700_001);
        assertThat(document.get("sha256").asText()).isEqualTo(sha256(content));
        assertThat(document.get("holder").get("ref").asText()).isEqualTo(agreement.substring("/api/v1/".length()));
        String path = URI.create(header(attached, "Location")).getPath();
        assertThat(json(app.get(leader, agreement + "/documents")).get("items"))
                .singleElement()
                .isEqualTo(document);

        HttpResponse<byte[]> downloaded = upload.download(
                path + "/content",
                "Authorization",
                "Bearer " + leader,
                "Accept-Encoding",
                "gzip",
                "Accept",
                "text/html");
        assertThat(downloaded.statusCode()).isEqualTo(200);
        assertThat(downloaded.body()).isEqualTo(content);
        assertThat(header(downloaded, "Content-Type")).isEqualTo("application/pdf");
        assertThat(header(downloaded, "Content-Length")).isEqualTo("700001");
        assertThat(header(downloaded, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(downloaded, "ETag")).isEqualTo("\"" + sha256(content) + "\"");
        assertThat(header(downloaded, "Content-Disposition"))
                .startsWith("attachment; filename=\"")
                .contains("filename*=UTF-8''%D0%9F")
                .endsWith(".exe.pdf");
        assertThat(upload.download(
                                path + "/content",
                                "Authorization",
                                "Bearer " + leader,
                                "If-None-Match",
                                header(downloaded, "ETag"))
                        .statusCode())
                .isEqualTo(304);

        HttpResponse<byte[]> part =
                upload.download(path + "/content", "Authorization", "Bearer " + leader, "Range", "bytes=262100-262200");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(header(part, "Content-Range")).isEqualTo("bytes 262100-262200/700001");
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(content, 262_100, 262_201));
        assertThat(upload.download(path + "/content", "Authorization", "Bearer " + leader, "Range", "bytes=700001-")
                        .statusCode())
                .isEqualTo(416);
    }

    @Test
    void theSameBytesAgainChangeNothing() {
        byte[] content = SampleFiles.pdf("once");
        HttpResponse<String> first = attach("a.pdf", content);
        HttpResponse<String> again = upload.send(
                agreement + "/documents",
                "b.pdf",
                content,
                LETTER,
                "Authorization",
                "Bearer " + secretariat,
                "Idempotency-Key",
                "7");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again)).isEqualTo(json(first));
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void theTrailHoldsTheDigestAndNeitherTheBytesNorTheNameOfTheFile() {
        byte[] content = SampleFiles.pdf("TellTale words in the file");
        attach("Saida_Karimova.pdf", content);

        String trail = app.db()
                .query(handle -> handle.createQuery("""
                        select string_agg(c.after::text, ' ')
                          from change c join audit_entry e on e.id = c.entry_id
                         where e.action = 'document.attach' and e.subject_table = 'agreement' and e.subject_id = :id
                        """)
                        .bind("id", Long.valueOf(agreement.replaceFirst(".*/", "")))
                        .mapTo(String.class)
                        .one());

        assertThat(trail)
                .contains(sha256(content), "Letter of the ministry")
                .doesNotContain("Karimova", "TellTale", HexFormat.of().formatHex(SampleFiles.latin("TellTale")));
    }

    @Test
    void aNewerVersionStandsForTheOlderOneWhichStaysReadable() {
        JsonNode older = json(attach("a.pdf", SampleFiles.pdf("draft")));
        String path = "/api/v1/documents/" + older.get("id").asText();
        byte[] signed = SampleFiles.pdf("signed");

        HttpResponse<String> replaced = replace(path, signed);

        assertThat(replaced.statusCode()).isEqualTo(201);
        long newer = json(replaced).get("id").asLong();
        assertThat(json(replaced).get("replacesId").asLong())
                .isEqualTo(older.get("id").asLong());
        assertThat(json(app.get(leader, path)).get("replacedById").asLong()).isEqualTo(newer);
        assertThat(app.get(leader, path + "/content").statusCode()).isEqualTo(200);
        assertThat(replace(path, signed).statusCode()).isEqualTo(200);
        assertThat(replace(path, SampleFiles.pdf("another")).statusCode()).isEqualTo(409);
        assertThat(replace("/api/v1/documents/" + newer, signed).statusCode()).isEqualTo(422);
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void factsAreChangedByTheirVersion() {
        String path = "/api/v1/documents/"
                + json(attach("a.pdf", SampleFiles.pdf("x"))).get("id").asText();
        String change =
                "{\"title\": \"Signed letter\", \"kind\": \"SIGNED_AGREEMENT\", \"description\": \"Two pages\"}";

        assertThat(app.send(secretariat, "PUT", path, change).statusCode()).isEqualTo(428);
        assertThat(app.send(secretariat, "PUT", path, change, "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> stale = app.send(secretariat, "PUT", path, "{\"title\": \"Other\"}", "If-Match", "\"1\"");

        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(json(stale).get("current").get("title").asText()).isEqualTo("Signed letter");
        assertThat(json(stale).get("current").get("description").asText()).isEqualTo("Two pages");
        assertThat(app.send(
                                secretariat,
                                "PUT",
                                path,
                                "{\"title\": \" \", \"datedOn\": \"2099-12-31\"}",
                                "If-Match",
                                "\"2\"")
                        .body())
                .contains("#/title", "#/kind", "#/datedOn");
    }

    @Test
    void aWithdrawnDocumentIsListedWithItsReasonAndReadByWhoeverMayChangeIt() {
        String path = "/api/v1/documents/"
                + json(attach("a.pdf", SampleFiles.pdf("wrong country")))
                        .get("id")
                        .asText();

        assertThat(app.post(secretariat, path + "/withdrawal", "{}").statusCode())
                .isEqualTo(422);
        assertThat(app.post(leader, path + "/withdrawal", "{\"reason\": \"x\"}").statusCode())
                .isEqualTo(403);
        assertThat(app.post(secretariat, path + "/withdrawal", "{\"reason\": \"Of another country\"}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(json(app.get(leader, agreement + "/documents")).get("items").findValuesAsText("withdrawnReason"))
                .containsExactly("Of another country");
        assertThat(app.get(leader, path + "/content").statusCode()).isEqualTo(403);
        assertThat(app.get(secretariat, path + "/content").statusCode()).isEqualTo(200);
        assertThat(attach("a.pdf", SampleFiles.pdf("wrong country")).statusCode())
                .isEqualTo(201);
    }

    @Test
    void erasingTakesTheBytesAndTheNameAndLeavesTheDigest() {
        JsonNode document = json(attach("Saida.pdf", SampleFiles.pdf("personal")));
        String path = "/api/v1/documents/" + document.get("id").asText();
        String coordinator = app.token(Role.COUNTRY_COORDINATOR, uzbekistan.place());

        assertThat(app.post(coordinator, path + "/erasure", "{\"reason\": \"x\"}")
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> erased =
                app.post(secretariat, path + "/erasure", "{\"reason\": \"Asked for by the person\"}");

        assertThat(erased.statusCode()).isEqualTo(200);
        assertThat(json(erased).get("sha256")).isEqualTo(document.get("sha256"));
        assertThat(json(erased).get("fileName").isNull()).isTrue();
        assertThat(app.get(secretariat, path + "/content").statusCode()).isEqualTo(404);
        assertThat(count("select count(*) from document_part where document_id = " + document.get("id")))
                .isZero();
    }

    @Test
    void aDocumentOfAnInstitutionIsErasedOnlyByWhoeverMayEditEverything() {
        long institution = app.given().insert("""
                insert into institution (name, kind, country_iso2)
                values ('Academy of letters', 'ACADEMY', 'UZ')
                returning id
                """, Map.of());
        String letters = "/api/v1/institutions/" + institution + "/documents";
        long id = json(send(secretariat, letters, SampleFiles.pdf("letter")))
                .get("id")
                .asLong();
        String path = "/api/v1/documents/" + id + "/erasure";
        String everything = app.token(Role.SECRETARIAT, Place.EVERYTHING);

        assertThat(app.post(secretariat, path, "{\"reason\": \"x\"}").statusCode())
                .isEqualTo(403);
        assertThat(app.post(everything, path, "{\"reason\": \"Asked for\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsOutsideOnesPlacesIsNotThere() {
        String path = "/api/v1/documents/"
                + json(attach("a.pdf", SampleFiles.pdf("far"))).get("id").asText();
        Participation pakistan = app.given().country(trial, "PK");
        String stranger = app.token(Role.COUNTRY_COORDINATOR, pakistan.place());
        String site = app.token(
                Role.SITE_CONTACT,
                Place.site(
                        uzbekistan.trialId(),
                        uzbekistan.id(),
                        app.given().site(uzbekistan, trial + "-01", LocalDate.of(2020, 12, 10))));

        for (String place : List.of(path, path + "/content", agreement + "/documents")) {
            assertThat(app.get(stranger, place).statusCode()).as(place).isEqualTo(404);
            assertThat(app.get(site, place).statusCode()).as(place).isEqualTo(403);
        }
        assertThat(app.get(secretariat, "/api/v1/meetings/1/decisions/999999/documents")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aMeetingsDocumentsAreForItsCountriesAndASitesForItsContacts() {
        long meeting = app.given().webinar(uzbekistan.trialId(), 40 + TRIALS.get(), LocalDate.of(2021, 1, 20), "UZ");
        long siteId = app.given().site(uzbekistan, trial + "-02", LocalDate.of(2020, 12, 11));
        String contact = app.token(Role.SITE_CONTACT, Place.site(uzbekistan.trialId(), uzbekistan.id(), siteId));
        String coordinator = app.token(Role.COUNTRY_COORDINATOR, uzbekistan.place());
        String minutes = "/api/v1/meetings/" + meeting + "/documents";
        String licence = "/api/v1/trials/" + trial + "/sites/" + trial + "-02/documents";

        assertThat(send(coordinator, minutes, SampleFiles.docx()).statusCode()).isEqualTo(403);
        assertThat(send(secretariat, minutes, SampleFiles.docx()).statusCode()).isEqualTo(201);
        assertThat(send(coordinator, licence, SampleFiles.jpeg()).statusCode()).isEqualTo(201);
        assertThat(send(contact, licence, SampleFiles.jpeg()).statusCode()).isEqualTo(403);
        assertThat(json(app.get(coordinator, minutes)).get("items")).hasSize(1);
        assertThat(json(app.get(contact, licence)).get("items")).hasSize(1);
        assertThat(app.get(contact, minutes).statusCode()).isEqualTo(403);
    }

    @Test
    void aFileAboveTheLimitIsRefusedWhileItIsReadAndNothingIsStored() {
        HttpResponse<String> refused = attach("large.pdf", SampleFiles.pdf(26 * 1024 * 1024, 5));
        HttpResponse<String> justAbove = attach("large.pdf", SampleFiles.pdf(Sizes.MOST + 1, 5));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(json(refused).get("detail").asText()).contains("at most 25 MB");
        assertThat(justAbove.statusCode()).isEqualTo(413);
        assertThat(stored()).isZero();
    }

    @Test
    void theLargestFileSentManyTimesAtOnceIsStoredOnceInSmallParts() {
        byte[] content = SampleFiles.pdf(Sizes.MOST, 7);
        Set<Path> before = temporary();

        List<Integer> answers = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> attach("large.pdf", content).statusCode())
                .sorted()
                .toList();

        assertThat(answers).containsExactly(200, 200, 200, 201);
        assertThat(stored()).isEqualTo(1);
        assertThat(count("select max(octet_length(content)) from document_part"))
                .isEqualTo(ReceivedFile.CHUNK);
        assertThat(leftOver(before)).isEmpty();
    }

    @Test
    void aFormOfCountlessFieldsIsRefusedBeforeTheyFillTheMemory() {
        String[] fields = new String[2 * 5000];
        Arrays.fill(fields, "x");

        HttpResponse<String> refused = upload.send(
                agreement + "/documents",
                "a.pdf",
                SampleFiles.pdf("x"),
                fields,
                "Authorization",
                "Bearer " + secretariat);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).get("detail").asText()).isEqualTo("Send at most 1000 fields.");
        assertThat(stored()).isZero();
    }

    @Test
    void aBrokenLineStoresNothing() throws IOException {
        URI address = URI.create(app.url());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + agreement + "/documents HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + secretariat
                            + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 900000\r\n\r\n"
                            + "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nLetter\r\n"
                            + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.4 ")
                    .getBytes(StandardCharsets.UTF_8));
            out.write(new byte[100_000]);
            out.flush();
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes(); // until the server has noticed
        }

        assertThat(stored()).isZero();
    }

    @Test
    void wrongInputIsToldAllAtOnceAndStoresNothing() {
        HttpResponse<String> refused = upload.send(
                agreement + "/documents",
                "run.exe",
                SampleFiles.latin("MZ\0\0"),
                new String[] {"kind", "POEM", "title", ""},
                "Authorization",
                "Bearer " + secretariat);
        HttpResponse<String> more = upload.send(
                agreement + "/documents",
                "run.exe",
                SampleFiles.latin("MZ\0\0"),
                new String[] {"kind", "OTHER", "title", "x".repeat(201)},
                "Authorization",
                "Bearer " + secretariat);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("#/kind");
        assertThat(more.body()).contains("#/file", "#/title", "Shorten the text to 200 characters");
        assertThat(stored()).isZero();
    }

    @Test
    void aDocumentIsEvidenceForItsOwnCountryOnly() {
        long id = json(attach("a.pdf", SampleFiles.pdf("evidence"))).get("id").asLong();
        app.given().country(trial, "PK");
        String body =
                "{\"to\": \"CONTACTED\", \"effectiveOn\": \"2021-01-15\", \"reasonCode\": \"PROGRESS\", \"reason\": \"Letter\","
                        + " \"evidence\": [{\"kind\": \"DOCUMENT\", \"id\": " + id + "}]}";
        String moves = "/api/v1/trials/" + trial + "/countries/%s/stage-changes";

        assertThat(app.post(secretariat, moves.formatted("PK"), body).statusCode())
                .isEqualTo(422);
        assertThat(app.post(secretariat, moves.formatted("UZ"), body).statusCode())
                .isEqualTo(201);
        assertThat(app.get(leader, moves.formatted("UZ")).body()).contains("Letter of the ministry");
    }

    private HttpResponse<String> attach(String name, byte[] content) {
        return upload.send(
                agreement + "/documents",
                name.replace("\"", "%22"),
                content,
                LETTER,
                "Authorization",
                "Bearer " + secretariat);
    }

    private HttpResponse<String> replace(String path, byte[] content) {
        return send(secretariat, path + "/replacement", content);
    }

    private HttpResponse<String> send(String token, String path, byte[] content) {
        return upload.send(path, "a", content, LETTER, "Authorization", "Bearer " + token);
    }

    private long stored() {
        return count("select count(*) from document where trial_id = " + uzbekistan.trialId());
    }

    private static long count(String sql) {
        return app.db()
                .query(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    /** The files that came since and stay: another JVM may be receiving some, and ours go after the answer. */
    private static Set<Path> leftOver(Set<Path> before) {
        Instant end = Instant.now().plus(PATIENCE);
        Set<Path> left = new HashSet<>(temporary());
        left.removeAll(before);
        while (!left.isEmpty() && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
            left.retainAll(temporary());
        }
        return left;
    }

    private static Set<Path> temporary() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("trialbridge-document-"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

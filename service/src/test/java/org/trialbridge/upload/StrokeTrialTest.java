package org.trialbridge.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestApplication;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.enrollment.BatchTerms;
import org.trialbridge.enrollment.CountsBatchService;
import org.trialbridge.enrollment.Provenance;
import org.trialbridge.site.SiteService;
import org.trialbridge.table.Limits;
import org.trialbridge.table.UploadedFile;
import org.trialbridge.trial.ParticipationService;

/**
 * The whole International Stroke Trial, 1991 to 1996, loaded as a trial of monthly periods. Its files (sites.csv with site,
 * iso2 and opened; counts.csv with site, iso2, period_end and enrolled) are not part of this project: IST_DATA names the
 * folder where they are, else the tests say that they are not run.
 */
class StrokeTrialTest {
    private static final int LINES = 12_550;
    private static final int SITES = 466;
    private static final int COUNTRIES = 36;
    private static final long PATIENTS = 19_435;

    @RegisterExtension
    static final TestApplication app = new TestApplication();

    private static Path folder;

    @BeforeAll
    static void theFiles() {
        folder = Path.of(Optional.ofNullable(System.getenv("IST_DATA")).orElse("../shared/data/ist"));
        assumeTrue(
                Files.isReadable(folder.resolve("counts.csv")),
                "not run: IST_DATA does not name a folder with counts.csv of the International Stroke Trial");
    }

    @Test
    void theCommandLoadsItAndASecondTimeChangesNothing() throws IOException {
        HistoryLoad load = trial("IST-C");

        HistoryLoad.Loaded first = addCounts(load, "IST-C");
        HistoryLoad.Loaded second = addCounts(load, "IST-C");

        assertThat(first).isEqualTo(new HistoryLoad.Loaded(LINES, 0, 0));
        assertThat(second).isEqualTo(new HistoryLoad.Loaded(0, 0, LINES));
        assertTotals("IST-C");
        assertForecast("IST-C");
    }

    @Test
    void anUploadLoadsItInOneRequest() throws IOException {
        trial("IST-U");
        String token = app.token(Role.SECRETARIAT, Place.EVERYTHING);

        HttpResponse<String> answer = new FileUpload(app)
                .send(
                        "/api/v1/trials/IST-U/counts-uploads?dryRun=false&confirmWarnings=true",
                        "counts.csv",
                        Files.readAllBytes(folder.resolve("counts.csv")),
                        new String[0],
                        "Authorization",
                        "Bearer " + token);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(new ObjectMapper().readTree(answer.body()).get("reported").asInt())
                .isEqualTo(LINES);
        assertTotals("IST-U");
    }

    private static HistoryLoad trial(String code) throws IOException {
        app.given().insert("""
                        insert into trial (code, title, phase, product, enrolled_means, planned_enrollment,
                                           reporting_frequency, due_days, grace_days)
                        values (:code, 'International Stroke Trial', 'PHASE3', 'Aspirin, heparin', 'RANDOMISED', 19435,
                                'MONTHLY', 10, 20)
                        returning id
                        """, Map.of("code", code));
        HistoryLoad load = new HistoryLoad(
                new ParticipationService(app.db().database()),
                new SiteService(app.db().database(), Clock.systemUTC()),
                new CountsBatchService(app.db().database(), Clock.systemUTC()),
                sentence -> {});
        try (UploadedFile sites = open("sites.csv")) {
            assertThat(load.addSites(Actor.system(), code, sites)).isEqualTo(SITES);
        }
        return load;
    }

    private static HistoryLoad.Loaded addCounts(HistoryLoad load, String code) throws IOException {
        try (UploadedFile counts = open("counts.csv")) {
            return load.addCounts(Actor.system(), code, counts, new BatchTerms(Provenance.PUBLISHED, true, false));
        }
    }

    private static UploadedFile open(String name) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(name))) {
            return UploadedFile.receive(name, in, Limits.LOAD);
        }
    }

    /** Compares with what two other implementations made of the counts known at the end of 1994. */
    private static void assertForecast(String trial) throws IOException {
        JsonNode golden = new ObjectMapper()
                .readTree(folder.resolve("golden_ist.json").toFile())
                .at("/cases/0/output");
        String token = app.token(Role.LEADERSHIP, Place.EVERYTHING);

        JsonNode forecast = new ObjectMapper()
                .readTree(app.get(token, "/api/v1/trials/" + trial + "/forecast?asOf=1994-12-31")
                        .body())
                .at("/items/0");

        assertThat(forecast.get("enrolled").asLong())
                .isEqualTo(golden.get("enrolled").asLong());
        Map<String, String> parameters = Map.of("mu", "mu", "alpha", "alpha", "r", "R", "psi", "psi");
        parameters.forEach((ours, theirs) -> assertThat(
                        forecast.get("parameters").get(ours).asDouble())
                .isCloseTo(golden.get(theirs).asDouble(), within(1e-6)));
        assertThat(forecast.at("/completion/expectedOn").asText())
                .as("16.815 months later")
                .isEqualTo("1996-05-26");
        for (JsonNode at : golden.at("/forecast/trial")) {
            JsonNode point = forecast.get("points").get(at.get("t").asInt() - 1);
            assertThat(point.get("p10").asLong())
                    .isEqualTo(golden.get("enrolled").asLong() + at.at("/q/0.1").asLong());
            assertThat(point.get("high95").asLong())
                    .isEqualTo(
                            golden.get("enrolled").asLong() + at.at("/q/0.975").asLong());
        }
    }

    /** Compares with sums of the file that were made without any code of ours. */
    private static void assertTotals(String trial) throws IOException {
        Map<String, Long> last = new HashMap<>();
        List<String> lines = Files.readAllLines(folder.resolve("counts.csv"));
        lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(fields -> last.put(
                        fields[1] + " " + fields[0], Long.valueOf(fields[3]))); // the file is in the order of periods
        Map<String, Long> expected = new TreeMap<>();
        last.forEach((site, enrolled) -> expected.merge(site.substring(0, 2), enrolled, Long::sum));
        String token = app.token(Role.LEADERSHIP, Place.EVERYTHING);

        Map<String, Long> totals = new TreeMap<>();
        String path = "/api/v1/trials/" + trial + "/enrollment?by=country&limit=200";
        for (JsonNode country :
                new ObjectMapper().readTree(app.get(token, path).body()).get("items")) {
            totals.put(country.get("iso2").asText(), country.get("enrolled").asLong());
        }

        assertThat(totals).hasSize(COUNTRIES).isEqualTo(expected);
        assertThat(totals.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(PATIENTS);
        JsonNode all = new ObjectMapper()
                .readTree(app.get(token, "/api/v1/trials/" + trial + "/enrollment?by=trial")
                        .body())
                .get("items");
        assertThat(all.get(0).get("enrolled").asLong()).isEqualTo(PATIENTS);
    }
}

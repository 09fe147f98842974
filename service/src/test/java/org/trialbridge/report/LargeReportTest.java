package org.trialbridge.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.db.Databases;
import org.trialbridge.trial.Participation;

/**
 * The report of a trial of 2,000 sites, 156 weeks and 8 counts, two and a half million values on three sheets, is written
 * by a process that has 256 MB. Takes minutes, so it runs when asked for: {@code mvn verify -Dlarge=true}.
 */
@EnabledIfSystemProperty(named = "large", matches = "true")
class LargeReportTest {
    private static final String TRIAL = "LARGE-1";
    private static final LocalDate FIRST = LocalDate.of(2021, 1, 1);
    private static final int SITES = 2_000;
    private static final int WEEKS = 156;

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    @Test
    void aReportOfMillionsOfValuesIsWrittenWithLittleMemory() throws IOException, InterruptedException {
        Given given = new Given(db);
        given.trial(TRIAL);
        for (String iso2 : List.of("UZ", "ID", "EC", "PK")) {
            reports(given, given.country(TRIAL, iso2), SITES / 4);
        }

        Path file = Files.createTempFile("large-", ".xlsx");
        Process writer = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        db.url(),
                        db.user(),
                        db.password(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(writer.getInputStream().readAllBytes(), UTF_8);

        assertThat(writer.waitFor()).as(printed).isZero();
        assertThat(rowsOfData(file)).isEqualTo(SITES * WEEKS * 8);
        System.out.println(printed + " in " + Files.size(file) + " bytes");
        Files.delete(file);
    }

    /** Below the headers of the sheets Data, Data 2 and so on, which are those of more than a hundred thousand rows. */
    private static int rowsOfData(Path workbook) throws IOException {
        int rows = 0;
        try (ZipFile parts = new ZipFile(workbook.toFile())) {
            for (ZipEntry part : Collections.list(parts.entries())) {
                int there = 0;
                try (Scanner texts = new Scanner(parts.getInputStream(part), UTF_8).useDelimiter("<row ")) {
                    while (part.getName().startsWith("xl/worksheets/sheet") && texts.hasNext()) {
                        texts.next();
                        there++;
                    }
                }
                rows += there > 100_000 ? there - 2 : 0;
            }
        }
        return rows;
    }

    private static void reports(Given given, Participation country, int sites) {
        given.insert(
                """
                with made as (
                insert into site (trial_id, participation_id, code, name, zone, status, activated_on, target)
                select :trialId, :country, :iso2 || '-' || n, 'Clinic ' || n, 'Asia/Tashkent', 'ACTIVATED', date '2020-12-24', 400
                  from generate_series(1, :sites) n
                returning id)
                select count(*) from made
                """,
                Map.of("trialId", country.trialId(), "country", country.id(), "iso2", country.iso2(), "sites", sites));
        given.insert(
                """
                with made as (
                insert into counts (trial_id, participation_id, site_id, period_end, revision, screened, screen_failed, enrolled,
                                    dose1, dose2, dose3, withdrawn, completed, channel, entry_id)
                select s.trial_id, s.participation_id, s.id, cast(:first as date) + 7 * week, 1, 5 * week + 40, 7, 4 * week + 9,
                       4 * week + 8, 3 * week, 2 * week, 1, 2, 'API', cast(current_setting('trialbridge.entry') as bigint)
                  from site s
                 cross join generate_series(0, :weeks - 1) week
                 where s.participation_id = :country
                returning id)
                select count(*) from made
                """, Map.of("trialId", country.trialId(), "first", FIRST, "weeks", WEEKS, "country", country.id()));
    }

    /** Writes the report in a process of its own. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] database) throws IOException {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(database[0]);
            source.setUser(database[1]);
            source.setPassword(database[2]);
            ReportService reports = new ReportService(
                    Databases.database(Databases.jdbi(source)), Clock.systemUTC(), SampleReport.THRESHOLDS);
            Actor leader = Given.actor(Role.LEADERSHIP, Place.EVERYTHING);
            ReportRequest all = new ReportRequest(FIRST.plusWeeks(WEEKS), null, null);
            ReportFile report = reports.statusReport(leader, TRIAL, all);
            Files.write(Path.of(database[3]), report.content());
            System.out.print("Heap left " + Runtime.getRuntime().freeMemory());
        }
    }
}

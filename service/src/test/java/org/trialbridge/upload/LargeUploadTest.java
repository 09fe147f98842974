package org.trialbridge.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.enrollment.BatchReceipt;
import org.trialbridge.enrollment.BatchTerms;
import org.trialbridge.enrollment.CountsBatchService;
import org.trialbridge.enrollment.CountsBatchService.Seen;
import org.trialbridge.enrollment.CountsInput;
import org.trialbridge.enrollment.EnrollmentService;
import org.trialbridge.enrollment.Provenance;
import org.trialbridge.enrollment.Submitted;
import org.trialbridge.problem.Problem;
import org.trialbridge.table.Limits;
import org.trialbridge.table.UploadedFile;
import org.trialbridge.trial.Participation;

/** The largest file that is taken, and what it is to others. */
class LargeUploadTest {
    private static final int SITES = 200;
    private static final int DAYS = 100;
    private static final LocalDate FIRST = LocalDate.of(2023, 6, 1);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final BatchTerms TERMS = new BatchTerms(Provenance.RECORDED, true, false);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Actor secretariat = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);

    @BeforeEach
    void aDailyTrialWithManySites() {
        Given given = new Given(db);
        given.trial("DAILY");
        db.jdbi().useTransaction(handle -> {
            handle.execute("select open_entry(0, null, 'test.given', null, 'trial', null, 'test', 'SYSTEM')");
            handle.execute("update trial set reporting_frequency = 'DAILY', week_ends_on = null");
        });
        Participation country = given.country("DAILY", "UZ");
        given.site(country, "OTHER", FIRST);
        given.insert(
                """
                with added as (
                    insert into site (trial_id, participation_id, code, name, zone, status, activated_on)
                    select :trialId, :participationId, 'S-' || n, 'Site ' || n, 'UTC', 'ACTIVATED', :first
                      from generate_series(1, :sites) n
                    returning id
                )
                select max(id) from added
                """,
                Map.of("trialId", country.trialId(), "participationId", country.id(), "first", FIRST, "sites", SITES));
    }

    @Test
    void twentyThousandRowsAreLoadedAtOnceAndDisturbNobody() throws Exception {
        UploadedRows rows = read(rows(0));
        CountsBatchService batches = new CountsBatchService(db.database(), CLOCK);
        EnrollmentService enrollments = new EnrollmentService(db.database(), CLOCK);
        ExecutorService thread = Executors.newSingleThreadExecutor();

        Future<BatchReceipt> loading = thread.submit(
                () -> batches.save(secretariat, "DAILY", rows.lines(), TERMS, new Seen(rows.file(), true, null)));
        List<Duration> waits = new ArrayList<>();
        for (int day = 0; !loading.isDone() && day < DAYS; day++) {
            Instant began = Clock.systemUTC().instant();
            CountsInput input = new CountsInput(
                    null,
                    null,
                    5 + day,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of("UNUSUAL_RISE_ENROLLED"));
            enrollments.submit(secretariat, "DAILY", "OTHER", FIRST.plusDays(day), input, null);
            waits.add(Duration.between(began, Clock.systemUTC().instant()));
        }
        BatchReceipt receipt = loading.get();
        thread.shutdown();

        assertThat(receipt.reported()).isEqualTo(SITES * DAYS);
        assertThat(waits).isNotEmpty().allSatisfy(wait -> assertThat(wait).isLessThan(Duration.ofSeconds(3)));
        int sum =
                db.query(handle -> handle.createQuery("""
                        select sum(k.enrolled) from current_counts k join site s on s.id = k.site_id where s.code like 'S-%'
                        """).mapTo(Integer.class).one());
        assertThat(sum).isEqualTo(SITES * DAYS);
        assertThat(batches.check(secretariat, "DAILY", rows.lines(), TERMS).count(Submitted.Outcome.UNCHANGED))
                .isEqualTo(SITES * DAYS);
    }

    @Test
    void oneRowMoreIsTooMany() {
        assertThatThrownBy(() -> read(rows(1)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors().get(0).message())
                                .startsWith("The file has more than 20,000 rows."));
    }

    @Test
    void aFullListOfErrorsIsAWorkbookThatCanBeReadAgain() throws Exception {
        UploadedRows rows = read(rows(0).replace(",1\n", ",-1\n"));
        UploadPreview preview = UploadPreview.of(
                rows, new CountsBatchService(db.database(), CLOCK).check(secretariat, "DAILY", rows.lines(), TERMS));

        byte[] workbook = TemplateWorkbook.withErrors("DAILY", preview);

        assertThat(preview.count(UploadPreview.State.REJECTED)).isEqualTo(SITES);
        try (UploadedFile kept =
                UploadedFile.receive("errors.xlsx", new ByteArrayInputStream(workbook), Limits.UPLOAD)) {
            UploadedRows again = UploadReader.readNow(kept, Limits.UPLOAD);
            assertThat(again.rows()).hasSize(SITES * DAYS);
            assertThat(again.notices()).isEmpty();
        }
    }

    private static UploadedRows read(String csv) {
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        try (UploadedFile kept = UploadedFile.receive("large.csv", new ByteArrayInputStream(bytes), Limits.UPLOAD)) {
            return UploadReader.readNow(kept, Limits.UPLOAD);
        }
    }

    /** Each site enrolls one participant a day; a few rows more at the end. */
    private static String rows(int more) {
        StringBuilder csv = new StringBuilder("site,period_end,enrolled\n");
        for (int site = 1; site <= SITES; site++) {
            for (int day = 1; day <= DAYS; day++) {
                csv.append("S-" + site + "," + FIRST.plusDays(day) + "," + day + "\n");
            }
        }
        return csv + "S-1,2024-01-01,500\n".repeat(more);
    }
}

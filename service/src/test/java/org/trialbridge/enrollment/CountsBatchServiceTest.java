package org.trialbridge.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.trialbridge.enrollment.Reports.enrolled;
import static org.trialbridge.enrollment.Reports.report;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;

class CountsBatchServiceTest {
    private static final String TRIAL = "ZF2001-III";
    private static final LocalDate FRIDAY = LocalDate.of(2021, 2, 5);
    private static final CorrectionReason TYPO = CorrectionReason.TRANSCRIPTION;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-02-05T20:00:00Z"), ZoneOffset.UTC);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private CountsBatchService batches;
    private EnrollmentService enrollments;
    private Participation uzbekistan;
    private Actor coordinator;
    private Actor contact;

    @BeforeEach
    void prepare() {
        batches = new CountsBatchService(db.database(), CLOCK);
        enrollments = new EnrollmentService(db.database(), CLOCK);
        long trialId = given.trial(TRIAL);
        uzbekistan = given.country(TRIAL, "UZ");
        long siteId = given.site(uzbekistan, "UZ-01", LocalDate.of(2020, 12, 10));
        given.site(uzbekistan, "UZ-02", LocalDate.of(2020, 12, 14));
        given.site(given.country(TRIAL, "PK"), "PK-03", LocalDate.of(2020, 12, 1));
        coordinator = Given.actor(Role.COUNTRY_COORDINATOR, uzbekistan.place());
        contact = Given.actor(Role.SITE_CONTACT, Place.site(trialId, uzbekistan.id(), siteId));
    }

    @Test
    void manyLinesAreStoredUnderOneEntryAndEachSaysWhatItDid() {
        enrollments.submit(coordinator, TRIAL, "UZ-01", FRIDAY.minusWeeks(1), enrolled(50), null);
        enrollments.submit(coordinator, TRIAL, "UZ-02", FRIDAY.minusWeeks(1), enrolled(40), null);

        BatchReceipt receipt = save(
                site("UZ-02", FRIDAY.minusWeeks(1), 1, enrolled(41, TYPO, "One was missing")),
                site("UZ-01", FRIDAY, null, report(80, 9, 60)),
                site("UZ-01", FRIDAY.minusWeeks(1), null, enrolled(50)),
                country("UZ", FRIDAY, enrolled(120)));

        assertThat(receipt.items())
                .extracting(item -> item.site() + " " + item.country() + " " + item.outcome() + " " + item.revision())
                .containsExactly(
                        "UZ-02 null CORRECTED 2",
                        "UZ-01 null REPORTED 1",
                        "UZ-01 null UNCHANGED 1",
                        "null UZ REPORTED 1");
        assertThat(List.of(receipt.reported(), receipt.corrected(), receipt.unchanged()))
                .containsExactly(2, 1, 1);
        assertThat(receipt.items().get(1).id()).isEqualTo(number("UZ-01", FRIDAY));
        assertThat(trail())
                .containsExactly("counts.submitMany trial TRANSCRIPTION: One was missing " + receipt.number());
        assertThat(current("UZ-01")).isEqualTo(60);
        assertThat(current("UZ-02")).isEqualTo(41);
    }

    @Test
    void oneWrongLineKeepsAllFromBeingStoredAndEveryErrorIsPointedTo() {
        Problem problem = problem(
                site("UZ-01", FRIDAY, null, report(50, null, 51)),
                site("UZ-02", FRIDAY, null, enrolled(7)),
                site("UZ-02", FRIDAY.minusDays(1), null, enrolled(8)));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID);
        assertThat(problem.errors())
                .extracting(FieldError::field)
                .containsExactly("lines/0/enrolled", "lines/2/periodEnd");
        assertThat(lines()).isZero();
        assertThat(trail()).isEmpty();
    }

    @Test
    void thePeriodsOfASiteAreJudgedInTheirOrderHoweverTheyAreSent() {
        BatchReceipt receipt = save(
                site("UZ-01", FRIDAY, null, enrolled(30)),
                site("UZ-01", FRIDAY.minusWeeks(2), null, enrolled(10)),
                site("UZ-01", FRIDAY.minusWeeks(1), null, enrolled(20)));

        assertThat(receipt.reported()).isEqualTo(3);
        assertThat(problem(
                                site("UZ-02", FRIDAY, null, enrolled(19)),
                                site("UZ-02", FRIDAY.minusWeeks(1), null, enrolled(20)))
                        .errors())
                .extracting(FieldError::field)
                .containsExactly("lines/0/enrolled", "lines/0/reasonCode", "lines/0/note");
    }

    @Test
    void twoLinesOfOnePeriodAreRefusedNamingBoth() {
        assertThat(problem(
                                site("UZ-01", FRIDAY, null, enrolled(30)),
                                site("UZ-02", FRIDAY, null, enrolled(30)),
                                site("uz-01", FRIDAY, null, enrolled(31)))
                        .errors())
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(tuple("lines/2/periodEnd", "Keep one of the two: lines/0 is of the same period."));
    }

    @Test
    void aSiteThatIsMissingAndOneOfSomebodyElseAreToldApartByNothing() {
        given.site(uzbekistan, "UZ-77", LocalDate.of(2020, 12, 14));

        Problem problem = catchThrowableOfType(
                Problem.class,
                () -> batches.save(
                        contact,
                        TRIAL,
                        numbered(
                                site("UZ-77", FRIDAY, null, enrolled(1)),
                                site("ZZ-77", FRIDAY, null, enrolled(1)),
                                country("UZ", FRIDAY, enrolled(1)),
                                country("ZZ", FRIDAY, enrolled(1)),
                                new CountsBatchLine("lines/4", null, null, null, null, enrolled(1)),
                                new CountsBatchLine("lines/5", "UZ-01", "UZ", FRIDAY, null, enrolled(1))),
                        BatchTerms.LINE_BY_LINE));

        assertThat(problem.errors())
                .extracting(FieldError::field, FieldError::message)
                .startsWith(
                        tuple("lines/0/site", "Enter the code of a site that you report for. This is none."),
                        tuple("lines/1/site", "Enter the code of a site that you report for. This is none."));
        assertThat(problem.errors())
                .extracting(FieldError::field)
                .containsExactly(
                        "lines/0/site",
                        "lines/1/site",
                        "lines/2/country",
                        "lines/3/country",
                        "lines/4/site",
                        "lines/4/periodEnd",
                        "lines/5/country");
    }

    @Test
    void whoReportsNowhereInTheTrialIsToldSo() {
        Actor leader = Given.actor(Role.LEADERSHIP, Place.EVERYTHING);
        Actor stranger = Given.actor(Role.SECRETARIAT, Place.trial(uzbekistan.trialId() + 1));
        List<CountsBatchLine> one = List.of(site("UZ-01", FRIDAY, null, enrolled(1)));

        assertThatThrownBy(() -> batches.save(leader, TRIAL, one, BatchTerms.LINE_BY_LINE))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
        assertThatThrownBy(() -> batches.save(stranger, TRIAL, one, BatchTerms.LINE_BY_LINE))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
    }

    @Test
    void aCorrectionNamesItsRevisionUnlessTheTermsSayOtherwise() {
        save(site("UZ-01", FRIDAY, null, enrolled(60)));
        CountsBatchLine unnamed = site("UZ-01", FRIDAY, null, enrolled(58, TYPO, "Two were typed twice"));

        assertThat(problem(unnamed).errors()).extracting(FieldError::field).containsExactly("lines/0/revision");
        assertThat(problem(site("UZ-01", FRIDAY, 2, enrolled(58, TYPO, "Two were typed twice")))
                        .errors())
                .extracting(FieldError::message)
                .containsExactly("Compare with what is in force, then send its revision, 1.");
        assertThat(problem(site("UZ-02", FRIDAY, 1, enrolled(58))).errors())
                .extracting(FieldError::field)
                .containsExactly("lines/0/revision");
        BatchTerms latest = new BatchTerms(Provenance.PUBLISHED, false, false);
        assertThat(batches.save(coordinator, TRIAL, List.of(unnamed), latest).corrected())
                .isEqualTo(1);
        List<String> provenances =
                db.query(handle -> handle.createQuery("select provenance from counts order by revision")
                        .mapTo(String.class)
                        .list());
        assertThat(provenances).containsExactly("RECORDED", "PUBLISHED");
    }

    @Test
    void aWarningStopsALineUntilItIsConfirmedThereOrForAll() {
        for (int week = 5; week >= 1; week--) {
            save(site("UZ-01", FRIDAY.minusWeeks(week), null, enrolled(60 - week)));
        }
        CountsBatchLine leap = site("UZ-01", FRIDAY, null, enrolled(400));

        assertThat(problem(leap).errors())
                .extracting(FieldError::message)
                .singleElement()
                .asString()
                .startsWith("UNUSUAL_RISE_ENROLLED: Enrolled rises by 341.");
        BatchReceipt receipt =
                batches.save(coordinator, TRIAL, List.of(leap), new BatchTerms(Provenance.RECORDED, true, true));
        assertThat(receipt.reported()).isEqualTo(1);
        String confirmed = db.query(handle -> handle.createQuery("select confirmed[1] from counts where enrolled = 400")
                .mapTo(String.class)
                .one());
        assertThat(confirmed).isEqualTo("UNUSUAL_RISE_ENROLLED");
    }

    @Test
    void linesThatAreStoredAlreadyLeaveNoTrace() {
        CountsBatchLine line = site("UZ-01", FRIDAY, null, enrolled(60));
        BatchReceipt first = save(line);

        BatchReceipt second = save(line);

        assertThat(second.number()).isNull();
        assertThat(second.unchanged()).isEqualTo(1);
        assertThat(second.items().get(0).id()).isEqualTo(first.items().get(0).id());
        assertThat(trail()).hasSize(1);
    }

    @Test
    void whatSomebodyElseReportsBetweenTheCheckAndTheLocksIsJudgedAgain() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (Handle other = db.jdbi().open()) {
            other.begin();
            other.execute("select from site where code = 'UZ-01' for no key update");
            Future<Problem> late = threads.submit(
                    () -> problem(site("UZ-02", FRIDAY, null, enrolled(5)), site("UZ-01", FRIDAY, null, enrolled(60))));
            waitForALock();
            other.execute("""
                    insert into counts (trial_id, participation_id, site_id, period_end, revision, enrolled, channel, entry_id)
                    select s.trial_id, s.participation_id, s.id, date '2021-01-29', 1, 70, 'API', entry
                      from site s, open_entry(s.trial_id, null, 'test.given', null, 'trial', null, 'test', 'SYSTEM') entry
                     where s.code = 'UZ-01'
                    """);
            other.commit();

            assertThat(late.get().errors())
                    .extracting(FieldError::field)
                    .containsExactly("lines/1/enrolled", "lines/1/reasonCode", "lines/1/note");
        } finally {
            threads.shutdown();
        }
        assertThat(lines()).isEqualTo(1);
    }

    @Test
    void aBatchLeavesOtherSitesFree() {
        try (Handle other = db.jdbi().open()) {
            other.begin();
            other.execute("select from site where code = 'UZ-01' for no key update");

            assertThat(save(site("UZ-02", FRIDAY, null, enrolled(5))).reported())
                    .isEqualTo(1);
            other.rollback();
        }
    }

    @Test
    void writersAtOnceNeverLeaveACountBelowItsPredecessorWithoutACorrection() throws Exception {
        Random random = new Random(11);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            LocalDate first = FRIDAY.minusWeeks(random.nextInt(6));
            LocalDate second = FRIDAY.minusWeeks(random.nextInt(6));
            int some = random.nextInt(40);
            int more = random.nextInt(40);
            boolean turned = i % 2 == 0;
            CountsBatchLine one = site(turned ? "UZ-01" : "UZ-02", first, null, enrolled(some));
            CountsBatchLine two = site(turned ? "UZ-02" : "UZ-01", second, null, enrolled(more));
            calls.add(
                    i % 3 == 0
                            ? () -> outcome(
                                    () -> enrollments.submit(coordinator, TRIAL, "UZ-01", first, enrolled(more), null))
                            : () -> outcome(() -> save(one, two)));
        }

        List<String> outcomes = new ArrayList<>();
        for (Future<String> call : threads.invokeAll(calls)) {
            outcomes.add(call.get());
        }
        threads.shutdown();

        assertThat(outcomes).contains("STORED", "INVALID").doesNotContain("UNAVAILABLE");
        int falls =
                db.query(handle -> handle.createQuery("""
                        select count(*)
                          from counts a
                          join counts b on b.site_id = a.site_id and b.period_end > a.period_end and b.enrolled < a.enrolled
                        """).mapTo(Integer.class).one());
        assertThat(falls).isZero();
        assertThat(lines()).isGreaterThan(4);
    }

    private static String outcome(Callable<Object> work) throws Exception {
        try {
            work.call();
            return "STORED";
        } catch (Problem problem) {
            return problem.kind().name();
        }
    }

    private void waitForALock() {
        while (db.query(handle -> handle.createQuery(
                                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                        .mapTo(Integer.class)
                        .one())
                == 0) {
            Thread.onSpinWait();
        }
    }

    private BatchReceipt save(CountsBatchLine... lines) {
        return batches.save(coordinator, TRIAL, numbered(lines), BatchTerms.LINE_BY_LINE);
    }

    private Problem problem(CountsBatchLine... lines) {
        return catchThrowableOfType(Problem.class, () -> save(lines));
    }

    private static List<CountsBatchLine> numbered(CountsBatchLine... lines) {
        List<CountsBatchLine> numbered = new ArrayList<>();
        for (CountsBatchLine line : lines) {
            numbered.add(new CountsBatchLine(
                    "lines/" + numbered.size(),
                    line.site(),
                    line.country(),
                    line.periodEnd(),
                    line.revision(),
                    line.input()));
        }
        return numbered;
    }

    private static CountsBatchLine site(
            String code, LocalDate periodEnd, @Nullable Integer revision, CountsInput input) {
        return new CountsBatchLine("lines/0", code, null, periodEnd, revision, input);
    }

    private static CountsBatchLine country(String iso2, LocalDate periodEnd, CountsInput input) {
        return new CountsBatchLine("lines/0", null, iso2, periodEnd, null, input);
    }

    private int lines() {
        return db.query(handle -> handle.createQuery("select count(*) from counts")
                .mapTo(Integer.class)
                .one());
    }

    private long number(String site, LocalDate periodEnd) {
        return db.query(handle -> handle.createQuery("""
                        select c.id
                          from counts c
                          join site s on s.id = c.site_id
                         where s.code = :site and c.period_end = :periodEnd
                        """)
                .bind("site", site)
                .bind("periodEnd", periodEnd)
                .mapTo(Long.class)
                .one());
    }

    private int current(String site) {
        return db.query(handle ->
                handle.createQuery("""
                        select k.enrolled
                          from current_counts k
                          join site s on s.id = k.site_id
                         where s.code = :site
                        """).bind("site", site).mapTo(Integer.class).one());
    }

    private List<String> trail() {
        return db.query(handle -> handle.createQuery("""
                        select action || ' ' || subject_table || ' ' || coalesce(reason, 'null') || ' ' || id
                          from audit_entry
                         where action = 'counts.submitMany'
                         order by id
                        """).mapTo(String.class).list());
    }
}

package org.trialbridge.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.trialbridge.enrollment.Reports.enrolled;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
import org.trialbridge.lock.Lock;
import org.trialbridge.lock.LockInput;
import org.trialbridge.lock.LockService;
import org.trialbridge.lock.ReopeningLetter;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;

/** What a lock means for whoever reports: nothing gets past it, whichever way and however quickly it comes. */
class LockedCountsTest {
    private static final String TRIAL = "ZF2001-III";
    private static final LocalDate FRIDAY = LocalDate.of(2021, 2, 5);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-02-13T20:00:00Z"), ZoneOffset.UTC);
    private static final CorrectionReason TYPO = CorrectionReason.TRANSCRIPTION;

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private final Actor secretariat = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);
    private EnrollmentService enrollments;
    private CountsService counts;
    private LockService locks;
    private Participation uzbekistan;
    private Actor contact;

    @BeforeEach
    void prepare() {
        enrollments = new EnrollmentService(db.database(), CLOCK);
        counts = new CountsService(db.database(), CLOCK);
        locks = new LockService(db.database(), new ReopeningLetter(URI.create("https://t.example.org")), CLOCK);
        long trialId = given.trial(TRIAL);
        uzbekistan = given.country(TRIAL, "UZ");
        long site = given.site(uzbekistan, "UZ-01", LocalDate.of(2021, 1, 20));
        contact = Given.actor(Role.SITE_CONTACT, Place.site(trialId, uzbekistan.id(), site));
    }

    @Test
    void aFirstReportAndACorrectionOfAnAcceptedPeriodAreRefused() {
        enrollments.submit(contact, TRIAL, "UZ-01", FRIDAY, enrolled(60), null);
        Lock lock = accept(FRIDAY);

        Problem correction = problem(FRIDAY, enrolled(61, TYPO, "One more"), 1);
        Problem firstReport = problem(FRIDAY.minusWeeks(1), enrolled(40), null);

        assertThat(correction.kind()).isEqualTo(Problem.Kind.LOCKED);
        assertThat(correction.kind().status()).isEqualTo(409);
        assertThat(correction.detail()).isEqualTo(lock.problem().detail());
        assertThat(correction.current()).containsInstanceOf(Lock.class);
        assertThat(firstReport.kind()).isEqualTo(Problem.Kind.LOCKED);
        assertThat(lines()).containsExactly("2021-02-05 60");
        assertThat(enrollments
                        .submit(contact, TRIAL, "UZ-01", FRIDAY.plusWeeks(1), enrolled(70), null)
                        .outcome())
                .isEqualTo(Submitted.Outcome.REPORTED);
    }

    @Test
    void aRepeatedReportOfAnAcceptedPeriodStaysUnchanged() {
        enrollments.submit(contact, TRIAL, "UZ-01", FRIDAY, enrolled(60), null);
        accept(FRIDAY);

        assertThat(enrollments
                        .submit(contact, TRIAL, "UZ-01", FRIDAY, enrolled(60), null)
                        .outcome())
                .isEqualTo(Submitted.Outcome.UNCHANGED);
    }

    @Test
    void aDeclaredTotalIsAcceptedWithTheSites() {
        enrollments.declare(secretariat, TRIAL, "UZ", FRIDAY, enrolled(80), null);
        accept(FRIDAY);

        Problem problem = catchThrowableOfType(
                Problem.class,
                () -> enrollments.declare(secretariat, TRIAL, "UZ", FRIDAY, enrolled(81, TYPO, "One more"), 1));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.LOCKED);
    }

    @Test
    void ofManyLinesTogetherTheAcceptedOnesAreToldAndNoneIsStored() {
        CountsBatchService batches = new CountsBatchService(db.database(), CLOCK);
        enrollments.submit(contact, TRIAL, "UZ-01", FRIDAY.minusWeeks(1), enrolled(50), null);
        Lock lock = accept(FRIDAY);

        Problem problem = catchThrowableOfType(
                Problem.class,
                () -> batches.save(
                        secretariat,
                        TRIAL,
                        List.of(
                                line("UZ-01", null, FRIDAY.minusWeeks(1), 50),
                                line("UZ-01", null, FRIDAY, 60),
                                line(null, "UZ", FRIDAY, 75),
                                line("UZ-01", null, FRIDAY.plusWeeks(1), 70)),
                        BatchTerms.LINE_BY_LINE));

        assertThat(problem.errors())
                .extracting(error -> error.field() + ": " + error.message())
                .containsExactly(
                        "1/periodEnd: " + lock.problem().detail(),
                        "2/periodEnd: " + lock.problem().detail());
        assertThat(lines()).containsExactly("2021-01-29 50");
    }

    private static CountsBatchLine line(
            @Nullable String site, @Nullable String country, LocalDate periodEnd, int enrolled) {
        String at = country != null ? "2" : periodEnd.equals(FRIDAY) ? "1" : "0";
        return new CountsBatchLine(at, site, country, periodEnd, null, enrolled(enrolled));
    }

    @Test
    void manyLinesHoldAnAcceptanceBackToo() throws Exception {
        CountsBatchService batches = new CountsBatchService(db.database(), CLOCK);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Future<String> batch;
        boolean waited;
        try (Handle locker = db.jdbi().open()) {
            locker.begin();
            insertLock(locker);
            batch = threads.submit(() -> {
                try {
                    batches.save(secretariat, TRIAL, List.of(line("UZ-01", null, FRIDAY, 60)), BatchTerms.LINE_BY_LINE);
                    return "stored";
                } catch (Problem problem) {
                    return problem.errors().get(0).message();
                }
            });
            waited = db.awaitWaiting(1);
            locker.commit();
        }

        assertThat(waited).isTrue();
        assertThat(batch.get()).contains("were accepted by Trialbridge", "Checked");
        assertThat(lines()).isEmpty();
        threads.shutdown();
    }

    @Test
    void anotherCountryIsNotTouched() {
        Participation pakistan = given.country(TRIAL, "PK");
        given.site(pakistan, "PK-01", LocalDate.of(2021, 1, 13));
        accept(FRIDAY);

        assertThat(enrollments
                        .submit(secretariat, TRIAL, "PK-01", FRIDAY, enrolled(9), null)
                        .outcome())
                .isEqualTo(Submitted.Outcome.REPORTED);
    }

    @Test
    void whoReportsIsToldBeforeHeTypes() {
        accept(FRIDAY);

        CountsEntry entry = counts.siteEntry(contact, TRIAL, "UZ-01", FRIDAY);
        CountsEntry open = counts.siteEntry(contact, TRIAL, "UZ-01", FRIDAY.plusWeeks(1));

        assertThat(entry.lock()).isNotNull();
        assertThat(entry.mayReopen()).isFalse();
        assertThat(counts.siteEntry(secretariat, TRIAL, "UZ-01", FRIDAY).mayReopen())
                .isTrue();
        assertThat(open.lock()).isNull();
        assertThat(open.place().isLocked(FRIDAY)).isTrue();
        assertThat(open.place().isLocked(FRIDAY.plusDays(1))).isFalse();
    }

    @Test
    void whatIsAcceptedWithoutAReportIsNotOwedAnyMore() {
        assertThat(due()).isEqualTo(LocalDate.of(2021, 1, 22));

        accept(FRIDAY);

        assertThat(due()).isEqualTo(FRIDAY.plusWeeks(1));
        assertThat(counts.dueSites(contact).get(0).missing())
                .extracting(Due::periodEnd)
                .containsExactly(FRIDAY.plusWeeks(1));
    }

    @Test
    void beforeItsActivationASiteOwesNothing() {
        given.counts(uzbekistan, siteId(), LocalDate.of(2021, 1, 1), 0);

        assertThat(due()).isEqualTo(LocalDate.of(2021, 1, 22));
    }

    @Test
    void aReopenedPeriodCanBeCorrectedUntilItIsAcceptedAgain() {
        enrollments.submit(contact, TRIAL, "UZ-01", FRIDAY, enrolled(60), null);
        accept(FRIDAY);
        given.user("Rustam");
        given.reopen(uzbekistan, FRIDAY);

        Submitted corrected = enrollments.submit(contact, TRIAL, "UZ-01", FRIDAY, enrolled(61, TYPO, "One more"), 1);
        Problem earlier = problem(FRIDAY.minusWeeks(1), enrolled(40), null);
        accept(FRIDAY);
        Problem again = problem(FRIDAY, enrolled(62, TYPO, "Two more"), 2);

        assertThat(corrected.outcome()).isEqualTo(Submitted.Outcome.CORRECTED);
        assertThat(earlier.kind()).isEqualTo(Problem.Kind.LOCKED);
        assertThat(again.kind()).isEqualTo(Problem.Kind.LOCKED);
    }

    @Test
    void theDatabaseItselfRefusesWhatBypassesTheServices() {
        accept(FRIDAY);

        assertThatThrownBy(() -> given.counts(uzbekistan, siteId(), FRIDAY, 60))
                .hasMessageContaining("the periods up to 2021-02-05 are accepted");
        assertThatThrownBy(() -> given.counts(uzbekistan, null, FRIDAY.minusWeeks(3), 60))
                .hasMessageContaining("are accepted");
        assertThatThrownBy(() -> given.reopen(uzbekistan, FRIDAY)).hasMessageContaining("second person");
        assertThat(given.counts(uzbekistan, siteId(), FRIDAY.plusWeeks(1), 60)).isPositive();
    }

    @Test
    void whatWasAcceptedIsKnownForEveryMoment() {
        Instant before = now();
        accept(FRIDAY);
        Instant accepted = now();
        given.user("Rustam");
        given.reopen(uzbekistan, FRIDAY);

        assertThat(knownThrough(before)).isEqualTo("null");
        assertThat(knownThrough(accepted)).isEqualTo("2021-02-05");
        assertThat(knownThrough(now())).isEqualTo("2021-02-04");
    }

    @Test
    void aLockWaitsForReportsThatAreBeingWrittenAndLetsNoneSlipIn() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Future<Lock> lock;
        boolean waited;
        try (Handle writer = db.jdbi().open()) {
            writer.begin();
            writer.createQuery("select hold_back_locks(:id)")
                    .bind("id", uzbekistan.id())
                    .mapTo(String.class)
                    .one();
            lock = threads.submit(() -> accept(FRIDAY));
            waited = db.awaitWaiting(1);
            insertBehindTheServices(writer, FRIDAY);
            writer.commit();
        }
        lock.get();

        assertThat(waited).isTrue();
        assertThat(lines()).containsExactly("2021-02-05 44");
        assertThat(problem(FRIDAY, enrolled(45, TYPO, "One more"), 1).kind()).isEqualTo(Problem.Kind.LOCKED);
        threads.shutdown();
    }

    @Test
    void aReportThatComesWhileALockIsWrittenIsToldOfIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Future<String> report;
        boolean waited;
        try (Handle locker = db.jdbi().open()) {
            locker.begin();
            insertLock(locker);
            report = threads.submit(() -> outcome(FRIDAY, 60));
            waited = db.awaitWaiting(1);
            locker.commit();
        }

        assertThat(waited).isTrue();
        assertThat(report.get()).isEqualTo("LOCKED");
        assertThat(lines()).isEmpty();
        threads.shutdown();
    }

    @Test
    void ofManyReportsAndALockAtOnceNoneComesAfterTheLock() throws Exception {
        for (int i = 2; i <= 30; i++) {
            given.site(uzbekistan, "UZ-%02d".formatted(i), LocalDate.of(2021, 1, 20));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            String site = "UZ-%02d".formatted(i);
            int enrolled = i;
            calls.add(() -> outcome(site, FRIDAY, enrolled));
        }
        calls.add(15, () -> {
            accept(FRIDAY);
            return "lines at the acceptance: " + lines().size();
        });

        List<String> outcomes = new ArrayList<>();
        for (Future<String> call : threads.invokeAll(calls)) {
            outcomes.add(call.get());
        }
        threads.shutdown();

        long reported = outcomes.stream().filter("REPORTED"::equals).count();
        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.equals("REPORTED") && !outcome.equals("LOCKED"))
                .containsExactly("lines at the acceptance: " + reported);
        assertThat(lines()).hasSize((int) reported);
    }

    private void insertLock(Handle handle) {
        openEntry(handle);
        handle.createUpdate("""
                        insert into period_lock (trial_id, participation_id, through, reason, entry_id)
                        values (:trialId, :id, :through, 'Checked', current_setting('trialbridge.entry')::bigint)
                        """)
                .bind("trialId", uzbekistan.trialId())
                .bind("id", uzbekistan.id())
                .bind("through", FRIDAY)
                .execute();
    }

    private void insertBehindTheServices(Handle handle, LocalDate periodEnd) {
        openEntry(handle);
        handle.createUpdate("""
                        insert into counts (trial_id, participation_id, site_id, period_end, revision, enrolled, channel, entry_id)
                        values (:trialId, :id, :siteId, :periodEnd, 1, 44, 'API', current_setting('trialbridge.entry')::bigint)
                        """)
                .bind("trialId", uzbekistan.trialId())
                .bind("id", uzbekistan.id())
                .bind("siteId", siteId())
                .bind("periodEnd", periodEnd)
                .execute();
    }

    private void openEntry(Handle handle) {
        handle.createQuery("select open_entry(:trialId, null, 'test.given', null, 'trial', null, 'test', 'SYSTEM')")
                .bind("trialId", uzbekistan.trialId())
                .mapTo(Long.class)
                .one();
    }

    private String outcome(LocalDate periodEnd, int enrolled) {
        return outcome("UZ-01", periodEnd, enrolled);
    }

    private String outcome(String site, LocalDate periodEnd, int enrolled) {
        try {
            return enrollments
                    .submit(secretariat, TRIAL, site, periodEnd, enrolled(enrolled), null)
                    .outcome()
                    .name();
        } catch (Problem problem) {
            return problem.kind().name();
        }
    }

    private Lock accept(LocalDate through) {
        return locks.accept(secretariat, TRIAL, new LockInput("UZ", through, "Compared with the sites' lists"));
    }

    private Problem problem(LocalDate periodEnd, CountsInput input, @Nullable Integer ifMatch) {
        return catchThrowableOfType(
                Problem.class, () -> enrollments.submit(contact, TRIAL, "UZ-01", periodEnd, input, ifMatch));
    }

    private LocalDate due() {
        return Objects.requireNonNull(counts.dueSites(contact).get(0).next()).periodEnd();
    }

    private long siteId() {
        return Objects.requireNonNull(contact.grants().get(0).place().siteId());
    }

    private Instant now() {
        return db.query(handle -> handle.createQuery("select clock_timestamp()")
                .mapTo(Instant.class)
                .one());
    }

    private String knownThrough(Instant instant) {
        return db.database()
                .readKnownAt(
                        instant,
                        tx -> String.valueOf(tx.dao(CountsPlaceDao.class)
                                .country(TRIAL, "UZ")
                                .orElseThrow()
                                .lockedThrough()));
    }

    private List<String> lines() {
        return db.query(handle -> handle.createQuery(
                        "select period_end || ' ' || enrolled from counts where site_id is not null order by id")
                .mapTo(String.class)
                .list());
    }
}

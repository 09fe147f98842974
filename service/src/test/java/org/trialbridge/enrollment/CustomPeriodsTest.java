package org.trialbridge.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.generic.GenericType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.TestTrials;

/** What the database keeps of a calendar that lists its periods, whoever writes at the same time. */
class CustomPeriodsTest {
    private static final LocalDate FIRST = LocalDate.of(2021, 2, 5);
    private static final LocalDate SECOND = LocalDate.of(2021, 3, 31);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private Participation uzbekistan;
    private long siteId;

    @BeforeEach
    void aTrialWithTwoPeriods() {
        long trialId = given.trial("C-1");
        db.jdbi().useTransaction(handle -> list(handle, trialId, FIRST, SECOND));
        uzbekistan = given.country("C-1", "UZ");
        siteId = given.site(uzbekistan, "UZ-01", LocalDate.of(2020, 12, 9));
    }

    @Test
    void countsAreOfAListedPeriod() {
        given.counts(uzbekistan, siteId, FIRST, 40);

        assertThatThrownBy(() -> given.counts(uzbekistan, siteId, FIRST.plusDays(7), 41))
                .hasMessageContaining("does not end a period");
    }

    @Test
    void daysAreListedOnceInTheirOrder() {
        assertThatThrownBy(() -> relist(SECOND, FIRST)).hasMessageContaining("distinct_and_in_order");
        assertThatThrownBy(() -> relist(FIRST, FIRST)).hasMessageContaining("distinct_and_in_order");
        assertThatThrownBy(this::relist).hasMessageContaining("a_custom_calendar_has_1_to_500_periods");
        assertThatThrownBy(() -> given.insert(
                        "update trial set reporting_frequency = 'DAILY' where id = :trialId returning id",
                        Map.of("trialId", uzbekistan.trialId())))
                .hasMessageContaining("a_custom_calendar_names_the_ends_of_its_periods");
    }

    @Test
    void whatIsReportedOrAcceptedStays() {
        given.counts(uzbekistan, siteId, FIRST, 40);

        assertThatThrownBy(() -> relist(SECOND)).hasMessageContaining("is reported or accepted");
        relist(FIRST, SECOND, SECOND.plusMonths(1));
        given.lock(uzbekistan, SECOND);
        assertThatThrownBy(() -> relist(FIRST, SECOND.plusMonths(1))).hasMessageContaining("is reported or accepted");
        assertThatThrownBy(() -> relist(FIRST, FIRST.plusDays(3), SECOND, SECOND.plusMonths(1)))
                .hasMessageContaining("is reported or accepted");
        relist(FIRST, SECOND);
    }

    @Test
    void aPeriodIsNotTakenAwayWhileSomebodyReportsIt() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        Future<String> removed;
        try (Handle reporter = db.jdbi().open()) {
            reporter.begin();
            TestTrials.openEntry(reporter, uzbekistan.trialId());
            report(reporter, SECOND);
            removed = threads.submit(() -> tryTo(() -> relist(FIRST)));
            waitForSomebodyWhoWaits();
            reporter.commit();
        }

        assertThat(removed.get()).contains("is reported or accepted");
        threads.shutdown();
    }

    @Test
    void aPeriodIsNotReportedWhileSomebodyTakesItAway() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        Future<String> reported;
        try (Handle secretary = db.jdbi().open()) {
            secretary.begin();
            list(secretary, uzbekistan.trialId(), FIRST);
            reported = threads.submit(() -> tryTo(() -> given.counts(uzbekistan, siteId, SECOND, 9)));
            waitForSomebodyWhoWaits();
            secretary.commit();
        }

        assertThat(reported.get()).contains("does not end a period");
        threads.shutdown();
    }

    private void relist(LocalDate... ends) {
        db.jdbi().useTransaction(handle -> list(handle, uzbekistan.trialId(), ends));
    }

    private static void list(Handle handle, long trialId, LocalDate... ends) {
        TestTrials.openEntry(handle, trialId);
        handle.createUpdate("""
                        update trial set reporting_frequency = 'CUSTOM', week_ends_on = null, period_ends = :ends where id = :id
                        """)
                .bindByType("ends", List.of(ends), new GenericType<List<LocalDate>>() {})
                .bind("id", trialId)
                .execute();
    }

    private void report(Handle handle, LocalDate periodEnd) {
        handle.execute("""
                insert into counts (trial_id, participation_id, site_id, period_end, revision, enrolled, channel, entry_id)
                values (?, ?, ?, ?, 1, 8, 'API', current_setting('trialbridge.entry')::bigint)
                """, uzbekistan.trialId(), uzbekistan.id(), siteId, periodEnd);
    }

    private static String tryTo(Runnable work) {
        try {
            work.run();
            return "done";
        } catch (JdbiException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Until a lock of this database is waited for. */
    private void waitForSomebodyWhoWaits() {
        while (db.query(handle -> handle.createQuery(
                                "select count(*) from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())")
                        .mapTo(Long.class)
                        .one())
                == 0) {
            Thread.onSpinWait();
        }
    }
}

package org.trialbridge.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbridge.enrollment.Reports.enrolled;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;

/** Many people write periods of one site at once, in any order: no count falls without a correction that says why. */
class ParallelReportsTest {
    private static final String TRIAL = "ZF2001-III";
    private static final LocalDate FRIDAY = LocalDate.of(2021, 1, 8);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-03-05T20:00:00Z"), ZoneOffset.UTC);
    private static final int WRITERS = 8;
    private static final int REPORTS = 15;
    private static final int WEEKS = 6;

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);

    /** The lines in force of the site in the order of periods, with what was in force before each. */
    record Step(
            int enrolled,
            @Nullable Integer before,
            @Nullable String reason) {}

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void noCountFallsWithoutAReason(long seed) throws Exception {
        given.trial(TRIAL);
        Participation uzbekistan = given.country(TRIAL, "UZ");
        given.site(uzbekistan, "UZ-01", LocalDate.of(2020, 12, 10));

        List<Integer> stored = write(seed);

        List<Step> steps = steps();
        assertThat(stored.stream().mapToInt(Integer::intValue).sum()).isBetween(WEEKS, WRITERS * REPORTS - 1);
        assertThat(steps)
                .hasSize(WEEKS)
                .allSatisfy(step -> assertThat(
                                step.before() == null || step.enrolled() >= step.before() || step.reason() != null)
                        .as(step.toString())
                        .isTrue());
    }

    /** Returns how many reports of each writer were stored. */
    private List<Integer> write(long seed) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        List<Callable<Integer>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            Random random = new Random(seed * 1000 + writer);
            writers.add(() -> {
                int stored = 0;
                for (int report = 0; report < REPORTS; report++) {
                    stored += isStored(random) ? 1 : 0;
                }
                return stored;
            });
        }
        List<Integer> stored = new ArrayList<>();
        for (Future<Integer> writer : threads.invokeAll(writers)) {
            stored.add(writer.get());
        }
        threads.shutdown();
        return stored;
    }

    private boolean isStored(Random random) {
        LocalDate period = FRIDAY.plusWeeks(random.nextInt(WEEKS));
        int count = 50 + random.nextInt(20);
        boolean corrects = random.nextInt(4) == 0;
        CountsInput input =
                corrects ? enrolled(count, CorrectionReason.TRANSCRIPTION, "counted again") : enrolled(count);
        try {
            return new EnrollmentService(db.database(), CLOCK)
                            .submit(Actor.system(), TRIAL, "UZ-01", period, input, corrects ? revision(period) : null)
                            .outcome()
                    != Submitted.Outcome.UNCHANGED;
        } catch (Problem refused) {
            assertThat(refused.kind())
                    .isIn(Problem.Kind.INVALID, Problem.Kind.STALE, Problem.Kind.PRECONDITION_REQUIRED);
            return false;
        }
    }

    private @Nullable Integer revision(LocalDate period) {
        return db.query(handle -> handle.createQuery("select max(revision) from counts where period_end = :period")
                .bind("period", period)
                .mapTo(Integer.class)
                .findOne()
                .orElse(null));
    }

    /** What a report falls below is what was in force when it was written; a later correction of that says why itself. */
    private List<Step> steps() {
        return db.query(handle -> handle.createQuery("""
                        select l.enrolled, b.enrolled as before,
                               coalesce(l.reason_code, b.reason_code) as reason
                          from counts_in_force l
                          left join lateral (select b.enrolled, b.reason_code
                                               from counts_in_force b
                                              where b.place_id = l.place_id and b.period_end < l.period_end
                                              order by b.period_end desc
                                              limit 1) b on true
                         order by l.period_end
                        """)
                .map((row, context) -> new Step(
                        row.getInt("enrolled"), row.getObject("before", Integer.class), row.getString("reason")))
                .list());
    }
}

package org.trialbridge.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
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

/** Many reports sent at once and the same ones sent one by one end in the same. */
class PlaceLedgerTest {
    private static final LocalDate FRIDAY = LocalDate.of(2021, 2, 5);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-02-05T20:00:00Z"), ZoneOffset.UTC);
    private static final int ROUNDS = 60;
    private static final BatchTerms TERMS = new BatchTerms(Provenance.RECORDED, false, false);
    private static final List<String> WARNINGS =
            List.of("UNUSUAL_RISE_SCREENED", "UNUSUAL_RISE_ENROLLED", "UNCHANGED_SCREENED", "UNCHANGED_ENROLLED");

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Actor secretariat = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);
    private EnrollmentService enrollments;
    private CountsBatchService batches;

    @BeforeEach
    void twoTrialsAlike() {
        enrollments = new EnrollmentService(db.database(), CLOCK);
        batches = new CountsBatchService(db.database(), CLOCK);
        Given given = new Given(db);
        for (String trial : List.of("ONE", "MANY")) {
            given.trial(trial);
            given.site(given.country(trial, "UZ"), "UZ-01", LocalDate.of(2020, 12, 18));
        }
    }

    @Test
    void manyReportsAtOnceAreJudgedAsTheSameOnesInARow() {
        Random random = new Random(4);
        int stored = 0;
        for (int round = 0; round < ROUNDS; round++) {
            TreeMap<LocalDate, CountsInput> reports = new TreeMap<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                reports.put(FRIDAY.minusWeeks(random.nextInt(9)), some(random, round));
            }

            List<String> oneByOne = new ArrayList<>();
            reports.forEach((end, input) -> oneByOne.add(single(end, input)));
            List<String> together = check(reports);

            assertThat(together).as("round %d, %s", round, reports).isEqualTo(oneByOne);
            // one refused line stops all, so only those that were taken are sent
            List<CountsBatchLine> taken = IntStream.range(0, together.size())
                    .filter(i -> !together.get(i).startsWith("["))
                    .mapToObj(lines(reports)::get)
                    .toList();
            BatchReceipt receipt = batches.save(secretariat, "MANY", taken, TERMS);
            stored += receipt.reported() + receipt.corrected();
            assertThat(lines("MANY")).isEqualTo(lines("ONE"));
        }
        assertThat(stored).isBetween(ROUNDS / 3, ROUNDS * 3);
        assertThat(lines("ONE"))
                .anyMatch(line -> line.contains("UNUSUAL_RISE_"))
                .anyMatch(line -> line.contains(" 2 "));
    }

    private static CountsInput some(Random random, int round) {
        boolean corrects = random.nextInt(2) == 0;
        return new CountsInput(
                random.nextInt(3) == 0 ? null : Integer.valueOf(10 + round + random.nextInt(12)),
                null,
                random.nextInt(4) == 0 ? null : Integer.valueOf(round + random.nextInt(12)),
                null,
                null,
                null,
                null,
                null,
                null,
                corrects ? CorrectionReason.LATE_DATA : null,
                corrects ? "Round " + round : null,
                WARNINGS);
    }

    private String single(LocalDate end, CountsInput input) {
        try {
            Integer revision = revision(end);
            return enrollments
                    .submit(secretariat, "ONE", "UZ-01", end, input, revision)
                    .outcome()
                    .name();
        } catch (Problem problem) {
            return problem.errors().stream().map(FieldError::message).toList() + "";
        }
    }

    private List<String> check(Map<LocalDate, CountsInput> reports) {
        return batches.check(secretariat, "MANY", lines(reports), TERMS).verdicts().stream()
                .map(verdict -> verdict.errors().isEmpty()
                        ? verdict.outcome() + ""
                        : verdict.errors().stream().map(FieldError::message).toList() + "")
                .toList();
    }

    private static List<CountsBatchLine> lines(Map<LocalDate, CountsInput> reports) {
        return reports.entrySet().stream()
                .map(report -> new CountsBatchLine(
                        "lines/" + report.getKey(), "UZ-01", null, report.getKey(), null, report.getValue()))
                .toList();
    }

    private @Nullable Integer revision(LocalDate end) {
        return db.query(handle -> handle.createQuery("""
                        select max(c.revision)
                          from counts c
                          join trial t on t.id = c.trial_id
                         where t.code = 'ONE' and c.period_end = :end
                        """)
                .bind("end", end)
                .mapTo(Integer.class)
                .findOne()
                .orElse(null));
    }

    private List<String> lines(String trial) {
        return db.query(handle ->
                handle.createQuery("""
                        select concat_ws(' ', c.period_end, c.revision, c.screened, c.enrolled, c.reason_code, c.confirmed)
                          from counts c
                          join trial t on t.id = c.trial_id
                         where t.code = :trial
                         order by c.period_end, c.revision
                        """).bind("trial", trial).mapTo(String.class).list());
    }
}

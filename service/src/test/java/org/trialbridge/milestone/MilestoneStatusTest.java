package org.trialbridge.milestone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbridge.trial.Rag.AMBER;
import static org.trialbridge.trial.Rag.GREEN;
import static org.trialbridge.trial.Rag.RED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trialbridge.milestone.MilestoneStatus.State;

class MilestoneStatusTest {
    private static final MilestoneStatus.Thresholds THRESHOLDS = new MilestoneStatus.Thresholds(7, 21);
    private static final LocalDate TODAY = LocalDate.of(2021, 2, 5);
    private static final LocalDate BASELINE = LocalDate.of(2021, 3, 1);

    @Test
    void theVarianceIsOfTheForecastBeforeThePlanAndTheColourFollowsIt() {
        assertThat(status(BASELINE.plusDays(30), BASELINE.plusDays(7), null))
                .isEqualTo(new MilestoneStatus(State.ON_TRACK, 7, GREEN));
        assertThat(status(BASELINE, BASELINE.plusDays(8), null))
                .isEqualTo(new MilestoneStatus(State.AT_RISK, 8, AMBER));
        assertThat(status(BASELINE, BASELINE.plusDays(21), null))
                .isEqualTo(new MilestoneStatus(State.AT_RISK, 21, AMBER));
        assertThat(status(BASELINE, BASELINE.plusDays(22), null))
                .isEqualTo(new MilestoneStatus(State.AT_RISK, 22, RED));
        assertThat(status(BASELINE.minusDays(3), null, null)).isEqualTo(new MilestoneStatus(State.PLANNED, -3, GREEN));
    }

    @Test
    void aDayThatPassedIsLateUnlessItWasReached() {
        LocalDate yesterday = TODAY.minusDays(1);

        assertThat(status(yesterday, null, null).status()).isEqualTo(State.LATE);
        assertThat(status(TODAY, null, null).status()).isEqualTo(State.PLANNED);
        assertThat(status(yesterday, null, TODAY)).isEqualTo(new MilestoneStatus(State.ACHIEVED, -24, GREEN));
        assertThat(status(yesterday, null, TODAY.plusDays(1)).status()).isEqualTo(State.LATE);
    }

    @Test
    void withoutABaselineThereIsNoVarianceAndNoColour() {
        Milestone milestone = milestone(1, null, TODAY.plusDays(9), null, null, null, false);

        assertThat(judged(milestone).get(1L)).isEqualTo(new MilestoneStatus(State.PLANNED, null, null));
    }

    @Test
    void aRedPredecessorMakesRedWhatIsNotReached() {
        Milestone first = milestone(1, BASELINE, BASELINE.plusDays(40), null, null, null, false);
        Milestone second = milestone(2, BASELINE, BASELINE.plusDays(1), null, null, 1L, false);
        Milestone third = milestone(3, BASELINE, BASELINE.plusDays(2), null, null, 2L, false);
        Milestone reached = milestone(4, BASELINE, BASELINE, null, TODAY, 1L, false);

        Map<Long, MilestoneStatus> judged = judged(third, second, first, reached);

        assertThat(judged.get(2L)).isEqualTo(new MilestoneStatus(State.AT_RISK, 1, RED));
        assertThat(judged.get(3L)).isEqualTo(new MilestoneStatus(State.AT_RISK, 2, RED));
        assertThat(judged.get(4L)).isEqualTo(new MilestoneStatus(State.ACHIEVED, -24, GREEN));
    }

    @Test
    void aCancelledMilestoneHasNoColourAndPassesNoneOn() {
        Milestone cancelled = milestone(1, BASELINE, BASELINE.plusDays(40), null, null, null, true);
        Milestone after = milestone(2, BASELINE, BASELINE, null, null, 1L, false);

        Map<Long, MilestoneStatus> judged = judged(cancelled, after);

        assertThat(judged.get(1L)).isEqualTo(new MilestoneStatus(State.CANCELLED, 40, null));
        assertThat(judged.get(2L)).isEqualTo(new MilestoneStatus(State.PLANNED, 0, GREEN));
    }

    @Test
    void aCircleThatIsStoredAnywayDoesNotHang() {
        Milestone one = milestone(1, BASELINE, BASELINE, null, null, 2L, false);
        Milestone other = milestone(2, BASELINE, BASELINE, null, null, 1L, false);

        assertThat(judged(one, other)).hasSize(2);
    }

    /** An issued report stores the thresholds; those of its time say nothing of carrying. */
    @Test
    void byTheRulesOfAnOldReportNothingIsCarried() throws JsonProcessingException {
        MilestoneStatus.Thresholds old =
                new ObjectMapper().readValue("{\"amberDays\": 7, \"redDays\": 21}", MilestoneStatus.Thresholds.class);
        List<Milestone> both = List.of(
                milestone(1, BASELINE, BASELINE.plusDays(15), null, null, null, false),
                milestone(2, BASELINE, BASELINE.plusDays(1), null, null, 1L, false));

        assertThat(old).isEqualTo(new MilestoneStatus.Thresholds(7, 21, false));
        assertThat(JudgedMilestone.of(both, Map.of(), TODAY, old))
                .extracting(JudgedMilestone::expectedOn)
                .containsExactly(BASELINE.plusDays(15), BASELINE.plusDays(1));
        assertThat(JudgedMilestone.of(both, Map.of(), TODAY, THRESHOLDS))
                .extracting(JudgedMilestone::expectedOn)
                .containsExactly(BASELINE.plusDays(15), BASELINE.plusDays(15));
    }

    private static MilestoneStatus status(
            @Nullable LocalDate planned, @Nullable LocalDate forecast, @Nullable LocalDate actual) {
        Milestone milestone = milestone(1, BASELINE, planned, forecast, actual, null, false);
        return MilestoneStatus.of(milestone, Expected.own(milestone, TODAY), false, TODAY, THRESHOLDS);
    }

    private static Map<Long, MilestoneStatus> judged(Milestone... milestones) {
        return MilestoneStatus.of(List.of(milestones), Map.of(), TODAY, THRESHOLDS);
    }

    private static Milestone milestone(
            long id,
            @Nullable LocalDate baseline,
            @Nullable LocalDate planned,
            @Nullable LocalDate forecast,
            @Nullable LocalDate actual,
            @Nullable Long dependsOnId,
            boolean cancelled) {
        return new Milestone(
                id,
                1,
                5,
                "ZF2001-III",
                null,
                null,
                null,
                null,
                Milestone.Code.PRODUCT_SHIPPED,
                baseline,
                null,
                planned,
                forecast,
                actual,
                cancelled,
                dependsOnId == null
                        ? List.of()
                        : List.of(new Dependency(dependsOnId, Dependency.Kind.FINISH_TO_START, 0)),
                false,
                null,
                null,
                null,
                null);
    }
}

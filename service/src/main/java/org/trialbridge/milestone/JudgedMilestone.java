package org.trialbridge.milestone;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A milestone, when it is expected, and how it stands. */
public record JudgedMilestone(
        @JsonUnwrapped Milestone milestone,
        @JsonUnwrapped Expected expected,
        @JsonUnwrapped MilestoneStatus standing) {

    /** Judges all milestones of one or more trials by themselves and what they wait for, in their order. */
    public static List<JudgedMilestone> of(
            List<Milestone> milestones, LocalDate today, MilestoneStatus.Thresholds thresholds) {
        return of(milestones, Map.of(), today, thresholds);
    }

    /**
     * Judges all milestones of a trial, in their order.
     *
     * @param enrollment by the ids of milestones of enrollment, when so many are expected to be enrolled
     */
    public static List<JudgedMilestone> of(
            List<Milestone> milestones,
            Map<Long, LocalDate> enrollment,
            LocalDate today,
            MilestoneStatus.Thresholds thresholds) {
        Map<Long, Expected> expected = thresholds.carries() ? Chain.expected(milestones, enrollment, today) : Map.of();
        Map<Long, MilestoneStatus> judged = MilestoneStatus.of(milestones, expected, today, thresholds);
        List<JudgedMilestone> result = new ArrayList<>();
        for (Milestone milestone : milestones) {
            MilestoneStatus status = judged.get(milestone.id());
            if (status != null) {
                Expected when = expected.get(milestone.id());
                result.add(
                        new JudgedMilestone(milestone, when == null ? Expected.own(milestone, today) : when, status));
            }
        }
        return result;
    }

    /** The day on which it was reached or is expected; null if nobody said. */
    public @Nullable LocalDate expectedOn() {
        return expected.expectedOn();
    }

    /** The day on which it is expected, if that is not just the plan; of what is reached, the last one entered. */
    public @Nullable LocalDate forecastOn() {
        return expected.isReached() || expected.expectedFrom() == Expected.Source.PLAN
                ? milestone.forecastOn()
                : expected.expectedOn();
    }

    /** Whether what it waits for comes so late that its own day can not be kept. */
    public boolean carried() {
        return expected.expectedFrom() == Expected.Source.CARRIED;
    }

    /** What overrides its colour; null if the rule speaks. */
    public @Nullable RagOverride overriddenBy() {
        return standing.overridden() ? milestone.override() : null;
    }
}

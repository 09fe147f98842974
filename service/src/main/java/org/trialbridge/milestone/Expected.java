package org.trialbridge.milestone;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a milestone was reached, or is expected.
 *
 * @param expectedOn null if nobody said, and nothing before it has a day
 * @param expectedFrom where that day comes from; null if there is none
 * @param allowedOn the first day that all it waits for allows; null if that has no day
 * @param carriedFromId what it waits for longest; null if {@code allowedOn} is
 * @param enrollmentOn the day by which so many are enrolled by the forecast of enrollment; null if it is not about that
 */
public record Expected(
        @Nullable LocalDate expectedOn,
        @Nullable Source expectedFrom,
        @Nullable LocalDate allowedOn,
        @Nullable Long carriedFromId,
        @Nullable LocalDate enrollmentOn) {

    /** Where a day comes from. */
    public enum Source {
        REACHED("reached"),
        FORECAST("entered"),
        ENROLLMENT("forecast of enrollment"),
        PLAN("planned"),
        /** What it waits for comes so late that its own day can not be kept. */
        CARRIED("carried");

        private final String label;

        Source(String label) {
            this.label = label;
        }

        /** How it is shown. */
        public String label() {
            return label;
        }
    }

    /** What was written down of the milestone itself, whatever comes before it. */
    static Expected own(Milestone milestone, LocalDate today) {
        return own(milestone, null, today);
    }

    static Expected own(Milestone milestone, @Nullable LocalDate enrollmentOn, LocalDate today) {
        LocalDate reached = milestone.reachedOn();
        if (reached != null && !reached.isAfter(today)) {
            return new Expected(reached, Source.REACHED, null, null, null);
        }
        if (milestone.forecastOn() != null) {
            return new Expected(milestone.forecastOn(), Source.FORECAST, null, null, enrollmentOn);
        }
        if (enrollmentOn != null) {
            return new Expected(enrollmentOn, Source.ENROLLMENT, null, null, enrollmentOn);
        }
        return new Expected(
                milestone.plannedOn(), milestone.plannedOn() == null ? null : Source.PLAN, null, null, null);
    }

    /** The same, not before the day that what it waits for allows. */
    Expected notBefore(LocalDate allowed, long fromId) {
        boolean carried = expectedOn == null || expectedOn.isBefore(allowed);
        return new Expected(
                carried ? allowed : expectedOn, carried ? Source.CARRIED : expectedFrom, allowed, fromId, enrollmentOn);
    }

    boolean isReached() {
        return expectedFrom == Source.REACHED;
    }
}

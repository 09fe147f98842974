package org.trialbridge.plan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an approved plan says of one day.
 *
 * @param planVersion which version said so
 * @param approvedOn since when that version holds
 * @param enrolled participants to be enrolled by that day; null before the plan begins
 */
public record Planned(
        int planVersion,
        @Nullable LocalDate approvedOn,
        @Nullable Integer enrolled) {

    public static Planned of(EnrollmentPlan plan, LocalDate day) {
        return new Planned(plan.version(), plan.approvedOn(), plan.plannedBy(day));
    }
}

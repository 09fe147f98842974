package org.trialbridge.pipeline;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;
import org.trialbridge.trial.Stage;

/**
 * A country on the board of the pipeline.
 *
 * @param iso2 ISO 3166-1 alpha-2
 * @param since the day on which the stage took effect, or null if none is recorded
 * @param priority 1 high to 3 low
 * @param owner the name of the user who looks after the country
 */
public record BoardRow(
        long trialId,
        long participationId,
        String iso2,
        ZoneId zone,
        Stage stage,
        @Nullable LocalDate since,
        int priority,
        @Nullable String owner,
        @Nullable String leadInstitution,
        @Nullable Integer target,
        @Nullable String nextStep,
        @Nullable LocalDate nextStepDueOn) {

    public Place place() {
        return Place.country(trialId, participationId);
    }

    /** Whole days since the stage took effect, or null if that day is not recorded. */
    public @Nullable Long daysInStage(LocalDate today) {
        return since == null ? null : ChronoUnit.DAYS.between(since, today);
    }

    /** Whether the next step should have been done. */
    public boolean isOverdue(LocalDate today) {
        return nextStepDueOn != null && nextStepDueOn.isBefore(today);
    }
}

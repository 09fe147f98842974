package org.trialbridge.trial;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** What is planned for a country in a trial, as typed, unchecked. The stage is not among it: it changes in the pipeline. */
public record ParticipationInput(
        @Nullable Integer priority,
        @Nullable Long ownerUserId,
        @Nullable Long leadInstitutionId,
        @Nullable Integer target,
        @Nullable String nextStep,
        @Nullable LocalDate nextStepDueOn,
        @Nullable String note) {
    private static final int MEDIUM = 2;

    /**
     * @param current the country as it is, or as it is to begin
     * @throws Problem INVALID with everything that is wrong
     */
    Participation toParticipation(Participation current, boolean ownerExists, boolean institutionExists) {
        Errors errors = new Errors();
        Participation participation = new Participation(
                current.id(),
                current.version(),
                current.trialId(),
                current.trial(),
                current.iso2(),
                current.stage(),
                current.stageSince(),
                priority == null ? MEDIUM : priority,
                ownerUserId,
                null,
                leadInstitutionId,
                null,
                target,
                errors.optionalText(nextStep, "nextStep", 500),
                nextStepDueOn,
                errors.optionalText(note, "note", 4000));

        errors.check(
                priority == null || (priority >= 1 && priority <= 3),
                "priority",
                "Enter 1 for high, 2 for medium or 3 for low.");
        errors.check(
                ownerUserId == null || ownerExists,
                "ownerUserId",
                "Choose a user of the secretariat, or a coordinator of this country.");
        errors.check(
                leadInstitutionId == null || institutionExists,
                "leadInstitutionId",
                "Choose an institution of the directory.");
        errors.check(
                target == null || (target >= 1 && target <= TrialInput.MOST_PARTICIPANTS),
                "target",
                "Enter a number from 1 to {0}.",
                TrialInput.MOST_PARTICIPANTS);
        errors.check(
                nextStepDueOn == null || participation.nextStep() != null,
                "nextStep",
                "Say what is to be done by that day.");
        errors.throwIfAny();
        return participation;
    }
}

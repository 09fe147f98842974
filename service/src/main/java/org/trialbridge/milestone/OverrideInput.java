package org.trialbridge.milestone;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Rag;

/**
 * A colour in the place of the rule's, not yet checked.
 *
 * @param colour absent to let the rule speak again
 */
public record OverrideInput(
        @Nullable Rag colour,
        @Nullable String reason,
        @Nullable LocalDate expiresOn) {
    private static final int MAX_DAYS = 366;

    /**
     * Returns the line to be stored, if every rule is kept.
     *
     * @param today the day by which milestones are judged
     * @throws Problem INVALID naming every broken rule
     */
    BaselineDao.OverrideLine toLine(Milestone milestone, LocalDate today, long entryId) {
        Errors errors = new Errors();
        String reason = errors.text(this.reason, "reason", 500);
        if (colour == null) {
            errors.check(expiresOn == null, "expiresOn", "Leave out the day, or choose a colour.");
            errors.check(milestone.override() != null, "colour", "Choose a colour.");
        } else {
            errors.check(expiresOn != null, "expiresOn", "Enter the last day on which it holds.");
            errors.check(
                    expiresOn == null || (!expiresOn.isBefore(today) && !expiresOn.isAfter(today.plusDays(MAX_DAYS))),
                    "expiresOn",
                    "Enter a day from {0} to {1}.",
                    today,
                    today.plusDays(MAX_DAYS));
        }
        errors.throwIfAny();
        return new BaselineDao.OverrideLine(
                milestone.trialId(), milestone.id(), colour, reason, today, expiresOn, entryId);
    }
}

package org.trialbridge.approval;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** A condition of an approval as somebody wrote it down, not yet checked. */
public record ApprovalConditionInput(
        @Nullable String text,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate metOn) {

    /**
     * Returns the condition, if every rule is kept.
     *
     * @param id of the condition to be changed, or 0 for a new one
     * @param today in the country
     * @throws Problem INVALID naming every broken rule; CONFLICT if the approval is not one with conditions
     */
    ApprovalCondition toCondition(long id, Approval approval, LocalDate today) {
        if (approval.conditions() == null || approval.decidedOn() == null) {
            throw Problem.conflict("Only an approval with conditions has any. Enter its decision first.");
        }
        Errors errors = new Errors();
        String what = errors.text(text, "text", 2000);
        errors.check(
                dueOn == null || (dueOn.getYear() >= 1900 && dueOn.getYear() < 2200),
                "dueOn",
                "Enter a day from 1900 to 2199.");
        errors.check(metOn == null || !metOn.isAfter(today), "metOn", "Enter {0} or an earlier day.", today);
        errors.check(
                metOn == null || !metOn.isBefore(approval.decidedOn()),
                "metOn",
                "Enter {0} or a later day: it was decided then.",
                approval.decidedOn());
        errors.throwIfAny();
        return new ApprovalCondition(id, 1, approval.id(), what, dueOn, metOn);
    }
}

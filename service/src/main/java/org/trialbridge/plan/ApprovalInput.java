package org.trialbridge.plan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/**
 * That a plan was approved, not yet checked.
 *
 * @param approvedOn the day of the approval
 * @param note who approved it, and where that is written
 */
public record ApprovalInput(
        @Nullable LocalDate approvedOn, @Nullable String note) {
    private static final int LONGEST_NOTE = 500;

    /** An approval that keeps every rule. */
    record Valid(LocalDate approvedOn, String note) {}

    /** @throws Problem INVALID naming every broken rule */
    Valid toApproval(LocalDate today) {
        Errors errors = new Errors();
        LocalDate day = errors.require(approvedOn, "approvedOn", today);
        errors.check(!day.isAfter(today), "approvedOn", "Enter {0} or an earlier day.", today);
        String by = errors.text(note, "note", LONGEST_NOTE);
        errors.throwIfAny();
        return new Valid(day, by);
    }
}

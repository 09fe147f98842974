package org.trialbridge.approval;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an approval with conditions asks for.
 *
 * @param dueOn the last day for it, if there is one
 * @param metOn null while it is not met
 */
public record ApprovalCondition(
        long id,
        int version,
        long approvalId,
        String text,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate metOn) {

    public boolean isOverdue(LocalDate today) {
        return metOn == null && dueOn != null && dueOn.isBefore(today);
    }

    /** The condition as it stood on a day. */
    ApprovalCondition on(LocalDate day) {
        return metOn == null || !metOn.isAfter(day)
                ? this
                : new ApprovalCondition(id, version, approvalId, text, dueOn, null);
    }
}

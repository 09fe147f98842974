package org.trialbridge.action;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;

/**
 * How far an action item has come and by when it is to be done, as somebody entered it.
 *
 * @param reason why the due day moves; may be left out while it stays
 */
public record ActionProgress(
        ActionItem.@Nullable Status status,
        @Nullable LocalDate dueOn,
        @Nullable String reason) {
    static final int LONGEST_REASON = 500;

    /** Returns the status and day that hold from now on, or reports what is wrong. */
    Valid over(ActionItem current, LocalDate today) {
        Errors errors = new Errors();
        ActionItem.Status status = errors.require(this.status, "status", current.status());
        errors.check(dueOn != null, "dueOn", "Enter the day by which it is to be done.");
        LocalDate day = dueOn == null ? current.dueOn() : dueOn;
        checkReason(errors, current.dueOn(), day, reason);
        errors.throwIfAny();
        LocalDate doneOn =
                status != ActionItem.Status.DONE ? null : current.doneOn() == null ? today : current.doneOn();
        return new Valid(status, day, doneOn);
    }

    /** A day that somebody has promised is moved with a reason only. */
    static void checkReason(Errors errors, LocalDate before, LocalDate after, @Nullable String reason) {
        String given = errors.optionalText(reason, "reason", LONGEST_REASON);
        errors.check(before.equals(after) || given != null, "reason", "Enter why the day moves.");
    }

    /** What keeps every rule. */
    public record Valid(
            ActionItem.Status status,
            LocalDate dueOn,
            @Nullable LocalDate doneOn) {}
}

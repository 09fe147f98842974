package org.trialbridge.history;

import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;

/**
 * The wish to have an earlier version of a thing back.
 *
 * @param entry the audit entry by which it became so
 * @param reason why
 */
public record RestoreInput(@Nullable Long entry, @Nullable String reason) {
    private static final int LONGEST_REASON = 400;

    /** The reason as it stands in the audit trail; throws Problem INVALID if there is none. */
    String checkedReason() {
        Errors errors = new Errors();
        errors.require(entry, "entry", 0L);
        String checked = errors.text(reason, "reason", LONGEST_REASON);
        errors.throwIfAny();
        return "Restored the version of entry %d: %s".formatted(entry, checked);
    }
}

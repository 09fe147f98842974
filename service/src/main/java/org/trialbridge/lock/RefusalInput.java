package org.trialbridge.lock;

import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** The wish to decline a reopening, unchecked. */
public record RefusalInput(@Nullable String reason) {

    /**
     * Returns the reason.
     *
     * @throws Problem INVALID if there is none
     */
    String toReason() {
        Errors errors = new Errors();
        String said = errors.text(reason, "reason", LockInput.LONGEST_REASON);
        errors.throwIfAny();
        return said;
    }
}

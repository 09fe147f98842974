package org.trialbridge.meeting;

import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;

/**
 * Where an agenda item is moved.
 *
 * @param by -1 before the item that stands before it, 1 behind the one that follows
 */
public record AgendaMoveInput(@Nullable Integer by) {
    int toStep() {
        Errors errors = new Errors();
        int step = by == null ? 0 : by;
        errors.check(Math.abs(step) == 1, "by", "Enter -1 to move it up, or 1 to move it down.");
        errors.throwIfAny();
        return step;
    }
}

package org.trialbridge.merge;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One field of two entries side by side, as texts for people.
 *
 * @param field its name in inputs
 * @param stays what the entry that stays says, or null
 * @param goes what the other one says, or null
 */
public record Difference(
        String field,
        String label,
        @Nullable String stays,
        @Nullable String goes) {

    /** Whether there is something to choose. */
    public boolean differs() {
        return !Objects.equals(stays, goes);
    }

    /** What is chosen until somebody chooses: what is known, and of two values the one that stays. */
    public boolean takesOther() {
        return stays == null && goes != null;
    }
}

package org.trialbridge.merge;

import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;

/**
 * What somebody says of two entries that look alike, not yet checked.
 *
 * @param apart whether they are not the same, so that they are proposed no more
 */
public record ApartInput(
        @Nullable Long id, @Nullable Long otherId, @Nullable Boolean apart) {

    /** The pair, the older entry first. */
    Pair checked() {
        Errors errors = new Errors();
        long one = errors.require(id, "id", 0L);
        long two = errors.require(otherId, "otherId", 0L);
        boolean kept = errors.require(apart, "apart", true);
        errors.check(one != two || one == 0, "otherId", "Choose two entries.");
        errors.throwIfAny();
        return new Pair(Math.min(one, two), Math.max(one, two), kept);
    }

    /** Two entries, and whether they are kept apart. */
    public record Pair(long one, long two, boolean apart) {}
}

package org.trialbridge.minutes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A {@link Revision} in a list, without its text. */
public record RevisionLine(
        String language,
        int number,
        @Nullable Integer baseNumber,
        boolean setAside,
        @Nullable Integer restoresNumber,
        @Nullable Integer mergesNumber,
        @Nullable Integer mergedIn,
        int characters,
        Instant savedAt,
        @Nullable String savedBy) {

    /** Whether it was set aside and nobody has worked it in yet. */
    public boolean isWaiting() {
        return setAside && mergedIn == null;
    }
}

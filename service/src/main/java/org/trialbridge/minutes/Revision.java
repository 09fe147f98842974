package org.trialbridge.minutes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The minutes of a meeting in one language as somebody saved them.
 *
 * @param number counts the revisions of this language, also those that were set aside
 * @param baseNumber the revision from which the writer started; null for the first one
 * @param setAside it was saved after somebody else's, and was never in force
 * @param restoresNumber the earlier revision whose text it brings back
 * @param mergesNumber the revision that was set aside and whose text is worked in here
 * @param mergedIn the later revision into which this one, set aside, was worked
 * @param savedBy null if the user was erased, or it was the system
 */
public record Revision(
        String language,
        int number,
        @Nullable Integer baseNumber,
        boolean setAside,
        @Nullable Integer restoresNumber,
        @Nullable Integer mergesNumber,
        @Nullable Integer mergedIn,
        String text,
        Instant savedAt,
        @Nullable String savedBy) {

    /** Whether it was set aside and nobody has worked it in yet. */
    public boolean isWaiting() {
        return setAside && mergedIn == null;
    }
}

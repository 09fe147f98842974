package org.trialbridge.milestone;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.trial.Rag;

/**
 * A colour that somebody gave a milestone in the place of the rule's.
 *
 * @param expiresOn the last day on which it holds; then the rule speaks again
 * @param setBy the user's name; null for the system itself
 */
public record RagOverride(
        Rag colour,
        String reason,
        LocalDate setOn,
        LocalDate expiresOn,
        @Nullable String setBy) {

    /** Whether it holds on a day. */
    boolean holdsOn(LocalDate day) {
        return !day.isBefore(setOn) && !day.isAfter(expiresOn);
    }
}

package org.trialbridge.lock;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A request to open accepted periods again.
 *
 * @param from the end of the first period to be opened; all later ones are opened with it
 * @param askedBy the name of whoever asks; null for the system itself
 * @param approvedBy the name of the second person
 * @param approvedAt null while nobody has approved it
 * @param declinedBy the name of the second person, who did not agree
 * @param declinedAt null while nobody has declined it
 * @param declinedWhy the reason of the second person
 */
public record Reopening(
        long id,
        LocalDate from,
        String reason,
        @Nullable Long askedById,
        @Nullable String askedBy,
        Instant askedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String declinedBy,
        @Nullable Instant declinedAt,
        @Nullable String declinedWhy) {

    public boolean approved() {
        return approvedAt != null;
    }

    public boolean declined() {
        return declinedAt != null;
    }

    /** Tells whether it still waits for a second person. */
    public boolean waits() {
        return !approved() && !declined();
    }
}

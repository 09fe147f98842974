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
 */
public record Reopening(
        long id,
        LocalDate from,
        String reason,
        @Nullable Long askedById,
        @Nullable String askedBy,
        Instant askedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {

    public boolean approved() {
        return approvedAt != null;
    }
}

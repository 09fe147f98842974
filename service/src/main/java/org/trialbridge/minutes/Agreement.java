package org.trialbridge.minutes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a country agrees to a revision of the minutes.
 *
 * @param onBehalf the secretariat said so for the country
 * @param reason why it did, else null
 * @param source from where it knows, else null
 */
public record Agreement(
        String country,
        String language,
        int number,
        boolean onBehalf,
        @Nullable String reason,
        @Nullable String source,
        Instant recordedAt,
        @Nullable String recordedBy) {}

package org.trialbridge.milestone;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A change of one of a milestone's dates.
 *
 * @param date which one: baseline, planned, forecast or actual
 * @param recordedBy the user's name; null for the system itself
 */
public record DateMove(
        Instant recordedAt,
        @Nullable String recordedBy,
        @Nullable String reason,
        String date,
        @Nullable LocalDate was,
        @Nullable LocalDate becomes) {}

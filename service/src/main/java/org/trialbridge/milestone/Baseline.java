package org.trialbridge.milestone;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a trial as it was frozen.
 *
 * @param number from 1 on
 * @param reason why there is another one; null for the first
 * @param milestones how many have a day in it
 * @param recordedBy the user's name; null for the system itself
 */
public record Baseline(
        int number,
        String name,
        @Nullable String reason,
        LocalDate frozenOn,
        int milestones,
        Instant recordedAt,
        @Nullable String recordedBy) {}

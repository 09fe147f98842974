package org.trialbridge.minutes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was said about minutes after they were frozen. */
public record Addendum(
        int number,
        String text,
        Instant recordedAt,
        @Nullable String recordedBy) {}

package org.trialbridge.action;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** That a due day was moved, when and why. */
public record DueMove(
        Instant movedAt,
        LocalDate from,
        LocalDate to,
        @Nullable String reason) {}

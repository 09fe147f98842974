package org.trialbridge.risk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a risk was scored, or that its score or status changed.
 *
 * @param recordedBy the user's name; null for the system itself
 * @param wasProbability null for the first score
 * @param wasImpact null for the first score
 * @param wasStatus null for the first score
 */
public record ScoreMove(
        Instant recordedAt,
        @Nullable String recordedBy,
        @Nullable String reason,
        @Nullable Integer wasProbability,
        @Nullable Integer wasImpact,
        Risk.@Nullable Status wasStatus,
        int probability,
        int impact,
        Risk.Status status) {

    public int score() {
        return probability * impact;
    }

    /** The score before; null for the first one. */
    public @Nullable Integer was() {
        return wasProbability == null || wasImpact == null ? null : Integer.valueOf(wasProbability * wasImpact);
    }

    public Severity severity() {
        return Severity.of(score());
    }
}

package org.trialbridge.enrollment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.trialbridge.trial.Rag;

/**
 * Enrollment against its target and against the time planned for it.
 *
 * @param enrolled participants, or null if not reported
 * @param target participants, or null if there is none
 * @param elapsed the part of the planned time that has passed, from 0 to 1, or null if it is not planned
 */
public record Progress(
        @Nullable Long enrolled,
        @Nullable Integer target,
        @Nullable Double elapsed) {

    /** So that a share exactly on a threshold is not lost to binary fractions. */
    private static final double TOLERANCE = 1e-9;

    /**
     * From where on the score is AMBER or RED.
     *
     * @param amber GREEN from this score on, for example -0.10
     * @param red AMBER from this score on, RED below
     */
    public record Thresholds(double amber, double red) {}

    /** The part of the time between two days that has passed; null if one of them is not set. */
    public static @Nullable Double elapsed(@Nullable LocalDate startsOn, @Nullable LocalDate endsOn, LocalDate asOf) {
        if (startsOn == null || endsOn == null) {
            return null;
        }
        double all = ChronoUnit.DAYS.between(startsOn, endsOn);
        return all <= 0 ? null : Math.max(0, Math.min(1, ChronoUnit.DAYS.between(startsOn, asOf) / all));
    }

    /** The part of the target that is enrolled. */
    public @Nullable Double share() {
        return enrolled == null || target == null ? null : enrolled / (double) target;
    }

    /** The formula of the NIHR: (share of the target / share of the time) - 1. Null before the time begins. */
    public @Nullable Double score() {
        Double share = share();
        return share == null || elapsed == null || elapsed == 0 ? null : share / elapsed - 1;
    }

    public @Nullable Rag rag(Thresholds thresholds) {
        Double score = score();
        if (score == null) {
            return null;
        }
        if (score >= thresholds.amber() - TOLERANCE) {
            return Rag.GREEN;
        }
        return score >= thresholds.red() - TOLERANCE ? Rag.AMBER : Rag.RED;
    }
}

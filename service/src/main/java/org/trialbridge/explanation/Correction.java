package org.trialbridge.explanation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;
import org.trialbridge.enrollment.CorrectionReason;
import org.trialbridge.enrollment.Figures;
import org.trialbridge.enrollment.Metric;

/**
 * A line that took the place of an earlier one of the same period, or that brought a cumulative count down.
 *
 * @param id of the line; a later correction has a higher one
 * @param site its code; null for the total that the country declared
 * @param sender who sent it; null where it is not to be said, or if nobody did
 * @param before what was in force until then: for a first report of a period, what the period before told
 * @param after what is in force since
 */
public record Correction(
        long id,
        String iso2,
        @Nullable String site,
        LocalDate periodEnd,
        Instant recordedAt,
        @Nullable String sender,
        CorrectionReason reasonCode,
        String note,
        @Nested("before_") Figures before,
        @Nested("after_") Figures after) {

    /** A number that was changed. */
    public record Changed(
            Metric metric, @Nullable Long before, @Nullable Long after) {}

    /** The numbers that it changed. */
    public List<Changed> changed() {
        return Arrays.stream(Metric.values())
                .map(metric -> new Changed(metric, metric.of(before), metric.of(after)))
                .filter(one -> !Objects.equals(one.before(), one.after()))
                .toList();
    }
}

package org.trialbridge.enrollment;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One number for each metric, cumulative, in participants; null is not reported, which is not zero. */
public record Figures(
        @Nullable Long screened,
        @Nullable Long screenFailed,
        @Nullable Long enrolled,
        @Nullable Long dose1,
        @Nullable Long dose2,
        @Nullable Long dose3,
        @Nullable Long withdrawn,
        @Nullable Long completed) {
    public static final Figures NONE = each(metric -> null);

    /** Computes each figure by itself. */
    public static Figures each(Function<Metric, @Nullable Long> figure) {
        return new Figures(
                figure.apply(Metric.SCREENED),
                figure.apply(Metric.SCREEN_FAILED),
                figure.apply(Metric.ENROLLED),
                figure.apply(Metric.DOSE1),
                figure.apply(Metric.DOSE2),
                figure.apply(Metric.DOSE3),
                figure.apply(Metric.WITHDRAWN),
                figure.apply(Metric.COMPLETED));
    }

    /** Adds the figures; a sum is null only if neither was reported. */
    public Figures plus(Figures other) {
        return each(metric -> {
            Long one = metric.of(this);
            Long two = metric.of(other);
            return one == null ? two : two == null ? one : Long.valueOf(one + two);
        });
    }

    public boolean isEmpty() {
        return Arrays.stream(Metric.values()).allMatch(metric -> metric.of(this) == null);
    }
}

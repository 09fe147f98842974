package org.trialbridge.forecast;

import org.jspecify.annotations.Nullable;

/** When some participants more will be enrolled. Times are in months from now; null where there is no end in sight. */
public final class Completion {
    private static final double STEP = 0.25;
    private static final int STEPS = 480;
    private static final double FAR = 10_000;
    private static final double CLOSE = 1e-12;

    private final @Nullable Double expected;
    private final double[] probabilities;

    private Completion(@Nullable Double expected, double[] probabilities) {
        this.expected = expected;
        this.probabilities = probabilities;
    }

    /**
     * Finds when the number is reached.
     *
     * @param remaining participants still to be enrolled; 0 or less if all are
     */
    public static Completion of(Outlook outlook, long remaining) {
        double[] probabilities = new double[STEPS + 1];
        double highest = 0;
        for (int i = 0; i <= STEPS; i++) {
            highest = Math.max(highest, outlook.at(i * STEP).atLeast(remaining));
            probabilities[i] = highest;
        }
        return new Completion(expected(outlook, remaining), probabilities);
    }

    /** When the expected curve reaches the number; this is where the drawn line meets the target. */
    public @Nullable Double expected() {
        return expected;
    }

    /** The time by which the number is reached with a probability; null if that is after 120 months. */
    public @Nullable Double quantile(double probability) {
        if (probabilities[0] >= probability) {
            return 0.0;
        }
        for (int i = 1; i <= STEPS; i++) {
            if (probabilities[i] >= probability) {
                double before = probabilities[i - 1];
                return STEP * (i - 1 + (probability - before) / (probabilities[i] - before));
            }
        }
        return null;
    }

    /** When the expected curve reaches so many more; null if that is not in sight. */
    public static @Nullable Double expected(Outlook outlook, long remaining) {
        if (remaining <= 0) {
            return 0.0;
        }
        double high = 1;
        while (outlook.at(high).mean() < remaining) {
            high *= 2;
            if (high > FAR) {
                return null;
            }
        }
        double low = 0;
        while (high - low > CLOSE * high) {
            double middle = (low + high) / 2;
            if (outlook.at(middle).mean() < remaining) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}

package org.trialbridge.forecast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one site enrolled in bins of equal width, the oldest first, and for how long it was open in each. */
public final class SiteAccrual {
    /** Against rounding where openings are cut into bins. */
    private static final double FULLY = 1 - 1e-9;

    private final int[] enrolled;
    private final double[] exposure;
    private final boolean open;

    /**
     * A time during which a site was open.
     *
     * @param from months since the beginning of the first bin; below 0 for a site that was open before
     * @param to the same of the end, or null for a site that goes on
     */
    public record Opening(double from, @Nullable Double to) {}

    /**
     * @param enrolled participants enrolled in each bin, 0 or more
     * @param exposure months of each bin during which the site was open and its counts are known
     * @param open whether it goes on enrolling after the last bin
     */
    public SiteAccrual(int[] enrolled, double[] exposure, boolean open) {
        if (enrolled.length != exposure.length) {
            throw new IllegalArgumentException("need an exposure for each count");
        }
        this.enrolled = enrolled.clone();
        this.exposure = exposure.clone();
        this.open = open;
    }

    /**
     * A site that was open at certain times, for example until it was closed and again since it was reopened.
     *
     * @param width of a bin, in months
     */
    public static SiteAccrual of(double width, int[] enrolled, List<Opening> openings) {
        double[] exposure = new double[enrolled.length];
        boolean open = false;
        double end = width * enrolled.length;
        for (Opening opening : openings) {
            double to = opening.to() == null ? Double.POSITIVE_INFINITY : opening.to();
            open |= to > end;
            for (int k = 0; k < exposure.length; k++) {
                exposure[k] += Math.max(0, Math.min(to, (k + 1) * width) - Math.max(opening.from(), k * width));
            }
        }
        return new SiteAccrual(enrolled, exposure, open);
    }

    int bins() {
        return enrolled.length;
    }

    int enrolled(int bin) {
        return enrolled[bin];
    }

    double exposure(int bin) {
        return exposure[bin];
    }

    boolean isOpen() {
        return open;
    }

    /** The same counts of a site that goes on, or does not. */
    SiteAccrual stillOpen(boolean goesOn) {
        return open == goesOn ? this : new SiteAccrual(enrolled, exposure, goesOn);
    }

    /** Participants enrolled in the bins from {@code from} up to but without {@code to}. */
    int enrolled(int from, int to) {
        int sum = 0;
        for (int k = from; k < to; k++) {
            sum += enrolled[k];
        }
        return sum;
    }

    /** Sums what {@code enrolled} counts, each bin with its weight. */
    double weightedCount(double[] weights) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * enrolled[k];
        }
        return sum;
    }

    /** Sums the exposure, each bin with its weight. */
    double weightedExposure(double[] weights) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * exposure[k];
        }
        return sum;
    }

    /** Whether it opened before a bin and was open all through the bins from there up to but without {@code to}. */
    boolean isOpenThrough(double width, int from, int to) {
        for (int k = from; k < to; k++) {
            if (exposure[k] < width * FULLY) {
                return false;
            }
        }
        for (int k = 0; k < from; k++) {
            if (exposure[k] > 0) {
                return true;
            }
        }
        return false;
    }
}

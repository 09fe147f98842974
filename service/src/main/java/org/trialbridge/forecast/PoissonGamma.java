package org.trialbridge.forecast;

import org.jspecify.annotations.Nullable;

/**
 * How the pace of sites is distributed: each has its own, drawn from a gamma distribution, and enrols at that pace by
 * chance alone. After V. V. Anisimov and V. V. Fedorov, Modelling, prediction and adaptive adjustment of recruitment in
 * multicentre trials, Statistics in Medicine 26 (2007) 4958-4975; fitted by the mode of the posterior, with a gamma prior
 * for the mean and a log-normal one for the shape, so that one site or no participant yet also give an answer.
 *
 * @param mean participants per site and month
 * @param shape the smaller, the more the sites differ
 * @param meanVariance the squared coefficient of variation of {@code mean}
 */
record PoissonGamma(double mean, double shape, double meanVariance) {
    private static final double LEAST_SHAPE = 0.1;
    private static final double MOST_SHAPE = 100;
    private static final double LOG_USUAL_SHAPE = Math.log(1.2);
    private static final double PRIOR_COUNT = 0.5;
    private static final int STEPS_OUTER = 60;
    private static final int STEPS_INNER = 100;
    /** Newton's method doubles the digits with each step: after a step of 1e-10 all digits of a double are right. */
    private static final double CLOSE = 1e-10;

    /** The rate parameter of the gamma distribution, in months. */
    double rate() {
        return shape / mean;
    }

    /**
     * Finds the mode.
     *
     * @param counts of each site, weighted
     * @param exposures months, of each site, weighted in the same way; more than 0
     * @param plannedMean what was planned per site and month, as a weak prior; null if nothing was
     */
    static PoissonGamma fit(double[] counts, double[] exposures, @Nullable Double plannedMean) {
        double count = sum(counts) + PRIOR_COUNT;
        double start = count / sum(exposures);
        double priorRate = PRIOR_COUNT / (plannedMean == null ? start : plannedMean);
        Likelihood likelihood = new Likelihood(counts, exposures, priorRate, start);
        double shape = shape(likelihood);
        double mean = likelihood.mean(shape);
        double information = PRIOR_COUNT;
        for (double exposure : exposures) {
            information += mean * exposure / (1 + mean * exposure / shape);
        }
        return new PoissonGamma(mean, shape, 1 / information);
    }

    /** Halves the interval of the logarithm of the shape until its ends meet. */
    private static double shape(Likelihood likelihood) {
        double low = Math.log(LEAST_SHAPE);
        double high = Math.log(MOST_SHAPE);
        boolean risesAtLow = likelihood.slope(low) > 0;
        if (risesAtLow == likelihood.slope(high) > 0) {
            return risesAtLow ? MOST_SHAPE : LEAST_SHAPE;
        }
        for (int i = 0; i < STEPS_OUTER; i++) {
            double middle = (low + high) / 2;
            if (middle == low || middle == high) {
                break;
            }
            if (likelihood.slope(middle) > 0 == risesAtLow) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp((low + high) / 2);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** The logarithm of the posterior, profiled over the mean. */
    private static final class Likelihood {
        private final double[] counts;
        private final double[] exposures;
        private final double priorRate;
        private double last;

        Likelihood(double[] counts, double[] exposures, double priorRate, double start) {
            this.counts = counts;
            this.exposures = exposures;
            this.priorRate = priorRate;
            this.last = start;
        }

        /**
         * The mean at which the posterior is highest, given the shape: Newton's method for a falling function, from the
         * mean found before, which is near.
         */
        double mean(double shape) {
            double mean = last;
            for (int step = 0; step < STEPS_INNER; step++) {
                double value = PRIOR_COUNT - priorRate * mean;
                double slope = -priorRate;
                for (int i = 0; i < counts.length; i++) {
                    double by = 1 / (1 + mean * exposures[i] / shape);
                    value += (counts[i] - mean * exposures[i]) * by;
                    slope -= exposures[i] * (1 + counts[i] / shape) * by * by;
                }
                double next = mean - value / slope;
                if (next <= 0) {
                    next = mean / 2;
                }
                boolean found = Math.abs(next - mean) <= CLOSE * mean;
                mean = next;
                if (found) {
                    break;
                }
            }
            last = mean;
            return mean;
        }

        /** How the posterior changes with the logarithm of the shape. */
        double slope(double logShape) {
            double shape = Math.exp(logShape);
            double mean = mean(shape);
            double digammaOfShape = Special.digamma(shape);
            double sum = 0;
            for (int i = 0; i < counts.length; i++) {
                double all = shape + mean * exposures[i];
                sum += Special.digamma(shape + counts[i])
                        - digammaOfShape
                        + Math.log(shape / all)
                        + 1
                        - (shape + counts[i]) / all;
            }
            return shape * sum - (logShape - LOG_USUAL_SHAPE);
        }
    }
}

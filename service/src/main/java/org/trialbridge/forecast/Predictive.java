package org.trialbridge.forecast;

/**
 * How many participants will be enrolled: a negative binomial distribution.
 *
 * @param mean participants
 * @param dispersion the squared coefficient of variation beyond that of chance alone; more than 0 if the mean is
 */
public record Predictive(double mean, double dispersion) {

    /** The probability that so many or more are enrolled. */
    public double atLeast(long count) {
        if (count <= 0) {
            return 1;
        }
        return mean > 0 ? Special.beta(success(), (double) count, size()) : 0;
    }

    /** The smallest number that is not exceeded with a probability, which is above 0 and below 1. */
    public long quantile(double probability) {
        if (!(mean > 0)) {
            return 0;
        }
        long low = -1;
        long high = (long) Math.ceil(mean);
        while (atMost(high) < probability) {
            low = high;
            high = 2 * high + 1;
        }
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (atMost(middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private double atMost(long count) {
        return Special.betaComplement(success(), count + 1.0, size());
    }

    private double size() {
        return 1 / dispersion;
    }

    private double success() {
        return mean / (mean + size());
    }
}

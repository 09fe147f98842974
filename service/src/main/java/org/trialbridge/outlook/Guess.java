package org.trialbridge.outlook;

import org.trialbridge.forecast.Predictive;

/**
 * How many a method expects to be enrolled within some months.
 *
 * @param mean participants
 */
record Guess(double mean, double low80, double high80, double low95, double high95) {
    private static final double Z80 = 1.2816;
    private static final double Z95 = 1.96;

    static Guess of(Predictive predictive) {
        return new Guess(
                predictive.mean(),
                predictive.quantile(0.1),
                predictive.quantile(0.9),
                predictive.quantile(0.025),
                predictive.quantile(0.975));
    }

    /** A method that thinks in normal distributions. */
    static Guess normal(double mean, double variance) {
        double deviation = Math.sqrt(variance);
        return new Guess(
                mean, mean - Z80 * deviation, mean + Z80 * deviation, mean - Z95 * deviation, mean + Z95 * deviation);
    }

    /**
     * The pace of the last bins goes on: as unsure as these bins scatter around their mean.
     *
     * @param counts of the last bins
     * @param ahead how many bins are looked ahead
     */
    static Guess linear(int[] counts, double ahead) {
        double mean = 0;
        for (int count : counts) {
            mean += count / (double) counts.length;
        }
        double variance = counts.length > 1 ? 0 : mean;
        for (int count : counts) {
            variance += counts.length > 1 ? (count - mean) * (count - mean) / (counts.length - 1) : 0;
        }
        return normal(mean * ahead, variance * ahead * (1 + ahead / counts.length));
    }

    /** The pace since the beginning goes on, and is as unsure as chance alone makes it. */
    static Guess constantRate(double enrolled, double elapsed, double ahead) {
        double mean = elapsed > 0 ? enrolled / elapsed * ahead : 0;
        return normal(mean, mean);
    }

    boolean holds80(double truth) {
        return low80 <= truth && truth <= high80;
    }

    boolean holds95(double truth) {
        return low95 <= truth && truth <= high95;
    }
}

package org.trialbridge.forecast;

import java.util.List;

/**
 * By how much the model, had it been used in the past of this trial, would have missed more than it expected to. It is
 * put back to a number of days of the past, forecasts the month that followed, and is compared with what came.
 */
final class PastMisses {
    private static final double LEAST = 1;
    private static final double MOST = 25;
    private static final double PRIOR_WEIGHT = 6;
    private static final int MOST_ORIGINS = 12;
    private static final int FEWEST_BINS = 3;
    private static final int FEWEST_ENROLLED = 5;

    private PastMisses() {}

    /** Returns the factor by which the dispersion is to be multiplied, from 1 to 25. */
    static double psi(Accrual accrual) {
        int horizon = (int) Math.max(1, Math.round(1 / accrual.width()));
        double misses = PRIOR_WEIGHT;
        double weight = PRIOR_WEIGHT;
        int origin = accrual.bins() - horizon;
        for (int i = 0; i < MOST_ORIGINS && origin >= FEWEST_BINS; i++, origin -= horizon) {
            Accrual past = past(accrual, origin, horizon);
            if (past.enrolled() < FEWEST_ENROLLED) {
                continue;
            }
            Predictive expected =
                    Model.fit(past, Prospects.ofThePast(), LEAST).outlook().at(horizon * accrual.width());
            double mean = expected.mean();
            double miss = enrolled(past.sites(), origin, origin + horizon) - mean;
            double beyondChance = expected.dispersion() * mean * mean;
            double scale = mean + beyondChance;
            misses += (miss * miss - mean) * beyondChance / (scale * scale);
            weight += beyondChance * beyondChance / (scale * scale);
        }
        return Math.min(MOST, Math.max(LEAST, misses / weight));
    }

    /** What was known of the sites that were open before an origin and through the month after it. */
    private static Accrual past(Accrual accrual, int origin, int horizon) {
        return new Accrual(
                accrual.width(),
                origin,
                accrual.sites().stream()
                        .filter(site -> site.isOpenThrough(accrual.width(), origin, origin + horizon))
                        .map(site -> site.stillOpen(true))
                        .toList());
    }

    private static long enrolled(List<SiteAccrual> sites, int from, int to) {
        return sites.stream().mapToLong(site -> site.enrolled(from, to)).sum();
    }
}

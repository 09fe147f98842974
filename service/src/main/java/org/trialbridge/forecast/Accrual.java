package org.trialbridge.forecast;

import java.util.List;

/**
 * What the sites of a trial enrolled, up to the day of the forecast.
 *
 * @param width of a bin, in months
 * @param bins how many bins there are; a site may know of later ones, which are not looked at
 * @param sites all that were opened so far, closed ones too
 */
public record Accrual(double width, int bins, List<SiteAccrual> sites) {
    public Accrual {
        if (!(width > 0) || bins < 0) {
            throw new IllegalArgumentException("need bins of some width");
        }
        sites = List.copyOf(sites);
        for (SiteAccrual site : sites) {
            if (site.bins() < bins) {
                throw new IllegalArgumentException("a site lacks bins");
            }
        }
    }

    /** Participants enrolled in all bins together. */
    public long enrolled() {
        return sites.stream().mapToLong(site -> site.enrolled(0, bins)).sum();
    }

    /** Whether any site was open for some time. */
    public boolean hasExposure() {
        return sites.stream().anyMatch(site -> binsWithExposure(List.of(site)) > 0);
    }

    /** How many bins there are in which any site was open. */
    int binsWithExposure() {
        return binsWithExposure(sites);
    }

    private int binsWithExposure(List<SiteAccrual> some) {
        int count = 0;
        for (int k = 0; k < bins; k++) {
            for (SiteAccrual site : some) {
                if (site.exposure(k) > 0) {
                    count++;
                    break;
                }
            }
        }
        return count;
    }

    /** Weights of the bins that halve with each {@code halfLife} months into the past. */
    double[] weights(double halfLife) {
        double[] weights = new double[bins];
        for (int k = 0; k < bins; k++) {
            weights[k] = Math.pow(2, -(bins - 1 - k) * width / halfLife);
        }
        return weights;
    }
}

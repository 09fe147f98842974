package org.trialbridge.forecast;

import java.util.List;

/**
 * What is expected of some sites of a model. How sure it is follows from what a site's own counts leave open, from what
 * is shared by all sites (their mean pace, and a level that drifts), and from the model's past misses.
 */
final class SomeSites implements Outlook {
    private static final double SITE_DRIFT = 0.15;
    private static final double LEVEL_DRIFT = 0.01;
    private static final double LEVEL_DRIFT_PER_MONTH = 0.003;
    private static final double DRIFT_ENDS = 24;

    private final Model model;
    private final double pace;
    private final double ownVariance;
    private final double borrowed;
    private final List<Double> openings;

    private SomeSites(Model model, double pace, double ownVariance, double borrowed, List<Double> openings) {
        this.model = model;
        this.pace = pace;
        this.ownVariance = ownVariance;
        this.borrowed = borrowed;
        this.openings = openings;
    }

    static SomeSites of(Model model, List<Model.SitePace> paces, List<Double> openings) {
        double pace = 0;
        double variance = 0;
        double borrowed = 0;
        for (Model.SitePace site : paces) {
            pace += site.perMonth();
            variance += site.perMonth() * site.perMonth() * drifting(site.variance());
            borrowed += site.perMonth() * site.borrowed();
        }
        return new SomeSites(model, pace, variance, borrowed, openings);
    }

    @Override
    public Predictive at(double months) {
        double elapsed = effective(months);
        double planned = 0;
        double plannedSquares = 0;
        for (double opening : openings) {
            double expected = model.newSitePace() * effective(months - opening);
            planned += expected;
            plannedSquares += expected * expected;
        }
        double mean = pace * elapsed + planned;
        if (!(mean > 0)) {
            return new Predictive(0, 0);
        }
        double own =
                ownVariance * elapsed * elapsed + drifting(1 / model.sites().shape()) * plannedSquares;
        double shared = borrowed * elapsed + planned;
        double level = model.level().variance()
                + LEVEL_DRIFT
                + LEVEL_DRIFT_PER_MONTH * DRIFT_ENDS * (1 - Math.exp(-months / DRIFT_ENDS));
        double relative = (own + model.sites().meanVariance() * shared * shared) / (mean * mean);
        return new Predictive(mean, model.psi() * ((1 + level) * (1 + relative) - 1));
    }

    /** The months that a site's pace lasts for, when it falls a little every month. */
    private double effective(double months) {
        double fatigue = model.prospects().fatigue();
        double open = Math.max(0, months);
        return fatigue > 0 ? (1 - Math.exp(-fatigue * open)) / fatigue : open;
    }

    private static double drifting(double variance) {
        return (1 + variance) * (1 + SITE_DRIFT) - 1;
    }
}

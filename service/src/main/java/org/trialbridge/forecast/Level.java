package org.trialbridge.forecast;

/**
 * How the recent pace of the open sites compares with what their rates, which look further back, expect.
 *
 * @param halfLife months into the past after which a bin weighs half
 * @param observed participants, weighted
 * @param expected the same, by the rates
 */
record Level(double halfLife, double observed, double expected, double observedSquares) {
    private static final double LONGEST_HALF_LIFE = 2;
    private static final double PART_OF_ELAPSED = 4;
    private static final double PRIOR_COUNT = 5;

    static Level of(Accrual accrual, double[] rates) {
        double elapsed = accrual.width() * accrual.binsWithExposure();
        double halfLife = Math.min(LONGEST_HALF_LIFE, Math.max(elapsed / PART_OF_ELAPSED, 2 * accrual.width()));
        double[] weights = accrual.weights(halfLife);
        double[] squares = weights.clone();
        for (int k = 0; k < squares.length; k++) {
            squares[k] *= weights[k];
        }
        double observed = 0;
        double observedSquares = 0;
        double expected = 0;
        for (int i = 0; i < rates.length; i++) {
            SiteAccrual site = accrual.sites().get(i);
            if (site.isOpen()) {
                observed += site.weightedCount(weights);
                observedSquares += site.weightedCount(squares);
                expected += rates[i] * site.weightedExposure(weights);
            }
        }
        return new Level(halfLife, observed, expected, observedSquares);
    }

    /** By what the rates are multiplied; drawn towards 1 while little is known. */
    double ratio() {
        return (observed + PRIOR_COUNT) / (expected + PRIOR_COUNT);
    }

    /** The squared coefficient of variation of the ratio by chance. */
    double variance() {
        return observedSquares / ((observed + PRIOR_COUNT) * (observed + PRIOR_COUNT));
    }
}

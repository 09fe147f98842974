package org.trialbridge.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The pace of the sites of a trial, as their counts tell it: {@link PoissonGamma} over counts of which older ones weigh
 * less, brought to the {@link Level} of the last weeks, and as unsure as {@link PastMisses} say.
 */
public final class Model {
    private static final double HALF_LIFE = 12;

    private final Prospects prospects;
    private final PoissonGamma sites;
    private final Level level;
    private final List<SitePace> paces;
    private final double psi;

    private Model(Prospects prospects, PoissonGamma sites, Level level, List<SitePace> paces, double psi) {
        this.prospects = prospects;
        this.sites = sites;
        this.level = level;
        this.paces = paces;
        this.psi = psi;
    }

    /**
     * Fits the model.
     *
     * @throws IllegalArgumentException if no site was open for any time, see {@link Accrual#hasExposure}
     */
    public static Model fit(Accrual accrual, Prospects prospects) {
        return fit(accrual, prospects, PastMisses.psi(accrual));
    }

    static Model fit(Accrual accrual, Prospects prospects, double psi) {
        double[] weights = accrual.weights(HALF_LIFE);
        int count = accrual.sites().size();
        double[] counts = new double[count];
        double[] exposures = new double[count];
        for (int i = 0; i < count; i++) {
            counts[i] = accrual.sites().get(i).weightedCount(weights);
            exposures[i] = accrual.sites().get(i).weightedExposure(weights);
        }
        int[] exposed = IntStream.range(0, count).filter(i -> exposures[i] > 0).toArray();
        if (exposed.length == 0) {
            throw new IllegalArgumentException("need a site that was open for some time");
        }
        PoissonGamma sites = PoissonGamma.fit(
                IntStream.of(exposed).mapToDouble(i -> counts[i]).toArray(),
                IntStream.of(exposed).mapToDouble(i -> exposures[i]).toArray(),
                prospects.plannedMean());
        double[] rates = new double[count];
        for (int i = 0; i < count; i++) {
            rates[i] = (sites.shape() + counts[i]) / (sites.rate() + exposures[i]);
        }
        Level level = Level.of(accrual, rates);
        List<SitePace> paces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            paces.add(new SitePace(
                    accrual.sites().get(i).isOpen() ? level.ratio() * rates[i] : 0,
                    1 / (sites.shape() + counts[i]),
                    sites.rate() / (sites.rate() + exposures[i])));
        }
        return new Model(prospects, sites, level, paces, psi);
    }

    /** What is expected of all sites, the planned ones too. */
    public Outlook outlook() {
        return outlook(
                IntStream.range(0, paces.size()).boxed().toList(),
                IntStream.range(0, prospects.openings().size()).boxed().toList());
    }

    /**
     * What is expected of some sites.
     *
     * @param open their places in the accrual
     * @param planned the places of planned ones in the prospects
     */
    public Outlook outlook(List<Integer> open, List<Integer> planned) {
        return SomeSites.of(
                this,
                open.stream().map(paces::get).toList(),
                planned.stream().map(prospects.openings()::get).toList());
    }

    /** Participants per site and month, before the level of the last weeks. */
    public double mean() {
        return sites.mean();
    }

    /** The shape of the distribution of the sites' paces: the smaller, the more they differ. */
    public double shape() {
        return sites.shape();
    }

    /** The level of the last weeks against what the sites' counts over a year expect. */
    public double ratio() {
        return level.ratio();
    }

    /** By how much the model has missed more than it expected to, from 1. */
    public double psi() {
        return psi;
    }

    /** What a planned site will enrol per month. */
    double newSitePace() {
        return level.ratio() * sites.mean();
    }

    PoissonGamma sites() {
        return sites;
    }

    Level level() {
        return level;
    }

    Prospects prospects() {
        return prospects;
    }

    /** The sites' paces in the order of the accrual. */
    List<SitePace> paces() {
        return paces;
    }

    /**
     * The pace of a site.
     *
     * @param perMonth participants per month from now on; 0 for a closed site
     * @param variance the squared coefficient of variation of it, given the distribution over sites
     * @param borrowed the part of it that comes from the other sites, from 0 to 1
     */
    record SitePace(double perMonth, double variance, double borrowed) {}
}

package org.trialbridge.forecast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the future.
 *
 * @param openings of planned sites, in months from now
 * @param noMoreSites whether no site will open any more, planned ones apart
 * @param plannedMean participants planned per site and month; null if nothing was planned
 */
public record Prospects(
        List<Double> openings,
        boolean noMoreSites,
        @Nullable Double plannedMean) {
    /** Nothing is known. */
    public static final Prospects NONE = new Prospects(List.of(), false, null);

    private static final double FATIGUE = 0.02;

    public Prospects {
        openings = List.copyOf(openings);
    }

    /**
     * By how much a site's pace falls in a month. As long as sites open that nobody announced, they make up for it.
     */
    double fatigue() {
        return noMoreSites || !openings.isEmpty() ? FATIGUE : 0;
    }

    /** The prospects that the model's past misses are judged by: nobody planned, nobody comes. */
    static Prospects ofThePast() {
        return new Prospects(List.of(), true, null);
    }
}

package org.trialbridge.outlook;

import java.time.LocalDate;
import java.util.List;

/**
 * A forecast with the numbers it continues.
 *
 * @param history at the end of each period that any of the places reported, in order
 */
public record Forecasted(Forecast forecast, List<Point> history) {
    public Forecasted {
        history = List.copyOf(history);
    }

    /** How many were enrolled by the end of a day. */
    public record Point(LocalDate day, long enrolled) {}
}

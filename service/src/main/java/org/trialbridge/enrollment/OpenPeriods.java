package org.trialbridge.enrollment;

import java.time.LocalDate;
import java.util.List;

/**
 * What a site has not reported yet.
 *
 * @param last the last values reported
 * @param periods the ends of the periods that are over and not reported, the earliest first
 */
public record OpenPeriods(CountsPlace site, Figures last, List<LocalDate> periods) {
    public OpenPeriods {
        periods = List.copyOf(periods);
    }
}

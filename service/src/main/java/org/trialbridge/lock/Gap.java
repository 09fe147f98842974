package org.trialbridge.lock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.trialbridge.trial.ReportingCalendar;

/**
 * A period that could be accepted, though reports of it are not in.
 *
 * @param periodEnd the end of the period
 * @param owed reports that the sites of the country owe for it
 * @param missing of them those that are not in
 * @param missingSoFar what is missing of it and of all earlier periods that are not accepted
 */
public record Gap(LocalDate periodEnd, int owed, int missing, int missingSoFar) {

    /**
     * The periods of which reports are missing, the earliest first.
     *
     * @param periods that could be accepted, in order
     */
    static List<Gap> among(List<LocalDate> periods, List<Owing> sites, ReportingCalendar calendar) {
        List<Gap> gaps = new ArrayList<>();
        int soFar = 0;
        for (LocalDate end : periods) {
            int owed = (int)
                    sites.stream().filter(site -> site.owes(calendar, end)).count();
            int missing = (int)
                    sites.stream().filter(site -> site.misses(calendar, end)).count();
            soFar += missing;
            if (missing > 0) {
                gaps.add(new Gap(end, owed, missing, soFar));
            }
        }
        return gaps;
    }
}

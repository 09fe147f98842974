package org.trialbridge.reporting;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.db.Listing;
import org.trialbridge.trial.Trial;

/**
 * Sites by periods.
 *
 * @param columns the ends of the periods, in order
 * @param sites a part of the sites, by country and code
 * @param countries how the sites of each country report, all of them
 * @param whole how all sites report
 * @param choices the codes of all countries that can be chosen
 * @param calendarEndsOn the end of the last period of the calendar, if no other comes after the running one; null if
 *     periods go on
 * @param open how many reports of all these sites are still to come
 */
public record ReportingGrid(
        Trial trial,
        List<LocalDate> columns,
        Listing<SiteReporting> sites,
        List<CountryReporting> countries,
        CountryReporting whole,
        List<String> choices,
        @Nullable LocalDate calendarEndsOn,
        int open) {
    public ReportingGrid {
        columns = List.copyOf(columns);
        countries = List.copyOf(countries);
        choices = List.copyOf(choices);
    }
}

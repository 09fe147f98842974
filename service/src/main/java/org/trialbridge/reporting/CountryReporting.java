package org.trialbridge.reporting;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the sites of a country report. Counted are the reports that are in and those whose due day is over.
 *
 * @param iso2 null for all countries together
 * @param counted reports that are in or should be
 * @param reported of them those that are in
 * @param onTime of them those that were in by the due day
 */
public record CountryReporting(@Nullable String iso2, int sites, int counted, int reported, int onTime) {

    /** Adds up the reports of sites. */
    public static CountryReporting of(@Nullable String iso2, Collection<SiteReporting> sites) {
        List<PeriodReporting> counted = sites.stream()
                .flatMap(site -> site.periods().stream())
                .filter(PeriodReporting::isCounted)
                .toList();
        int reported = (int) counted.stream()
                .filter(period -> period.state() == ReportingState.REPORTED)
                .count();
        int onTime = (int) counted.stream()
                .filter(period -> period.state() == ReportingState.REPORTED && !period.late())
                .count();
        return new CountryReporting(iso2, sites.size(), counted.size(), reported, onTime);
    }

    /** The part that is in, from 0 to 1; null if nothing is counted. */
    public @Nullable Double completeness() {
        return counted == 0 ? null : (double) reported / counted;
    }

    /** The part that was in by the due day, from 0 to 1; null if nothing is counted. */
    public @Nullable Double timeliness() {
        return counted == 0 ? null : (double) onTime / counted;
    }
}

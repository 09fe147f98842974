package org.trialbridge.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.outlook.Forecast;
import org.trialbridge.outlook.TrialOutlook;
import org.trialbridge.report.StatusReport.Parameters;

/**
 * What is expected of the places of a report. Its numbers are whole days and participants: the last digits of what they
 * are made from may differ between Java virtual machines, those of a report must not.
 *
 * @param whole all that the report is about; null if that is not known
 * @param countries in the order of their codes
 */
public record ReportForecasts(@Nullable Forecast whole, List<Forecast> countries) {
    static final String LATER = "> 10 years";

    public ReportForecasts {
        countries = List.copyOf(countries);
    }

    /** @param target participants to be enrolled in all that the report is about */
    static ReportForecasts of(TrialOutlook outlook, Parameters parameters, @Nullable Integer target) {
        String iso2 = parameters.iso2();
        return iso2 == null
                ? new ReportForecasts(outlook.whole(target), outlook.countries())
                : outlook.country(iso2)
                        .map(forecast -> new ReportForecasts(forecast, List.of(forecast)))
                        .orElseGet(() -> new ReportForecasts(null, List.of()));
    }

    /** What is expected of a country; null if that is not known. */
    @Nullable
    Forecast of(String iso2) {
        return countries.stream()
                .filter(country -> iso2.equals(country.iso2()))
                .findFirst()
                .orElse(null);
    }

    /** Why there is no day to tell. */
    static String instead(@Nullable Forecast forecast) {
        if (forecast == null) {
            return "not known";
        }
        LocalDate reachedOn = forecast.reachedOn();
        return switch (forecast.state()) {
            case NOT_ENOUGH_DATA -> "not enough data";
            case NO_TARGET -> "no target";
            case REACHED -> reachedOn == null ? "reached" : "reached by " + reachedOn;
            case NEVER -> "all sites are closed";
            case EXPECTED -> LATER;
        };
    }
}

package org.trialbridge.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.country.CountryNames;
import org.trialbridge.reporting.ReportingLine;
import org.trialbridge.reporting.SiteReporting;
import org.trialbridge.trial.ReportingCalendar;

/**
 * How well sites report.
 *
 * @param periods the ends of the periods that are looked at, in order
 * @param sites those that owed or sent a report for one of them, by the names of their countries and their codes
 * @param warned places with counts that were saved in spite of a warning
 */
public record DataQuality(List<LocalDate> periods, List<SiteReporting> sites, List<Warned> warned) {
    static final DataQuality NONE = new DataQuality(List.of(), List.of(), List.of());

    public DataQuality {
        periods = List.copyOf(periods);
        sites = List.copyOf(sites);
        warned = List.copyOf(warned);
    }

    /** @param site the site's code; null for the total that a country declares */
    public record Warned(String iso2, @Nullable String site, long warnings) {}

    /**
     * Judges all periods from the first activation or report up to a day.
     *
     * @param knownAt what is not in by then is late or missing
     */
    static DataQuality of(
            ReportingCalendar calendar,
            List<ReportingLine> lines,
            List<Warned> warned,
            LocalDate asOf,
            Instant knownAt) {
        LocalDate first = lines.stream()
                .flatMap(line -> Stream.of(line.activatedOn(), line.firstReported()))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(asOf);
        List<LocalDate> periods = calendar.periods(first, asOf);
        return new DataQuality(
                periods,
                lines.stream()
                        .map(line -> line.at(calendar, periods, knownAt))
                        .filter(site -> !site.periods().isEmpty())
                        .sorted(Comparator.<SiteReporting, String>comparing(site -> CountryNames.of(site.iso2()))
                                .thenComparing(SiteReporting::site))
                        .toList(),
                warned);
    }

    /** The sites by country, in the order of the countries' names. */
    Map<String, List<SiteReporting>> byCountry() {
        return sites.stream()
                .collect(Collectors.groupingBy(
                        SiteReporting::iso2,
                        () -> new TreeMap<>(Comparator.comparing(CountryNames::of)),
                        Collectors.toList()));
    }

    /** How many lines of a place were saved in spite of a warning; of a country, with its sites. */
    long warnings(String iso2, @Nullable String site) {
        return warned.stream()
                .filter(one -> one.iso2().equals(iso2) && (site == null || site.equals(one.site())))
                .mapToLong(Warned::warnings)
                .sum();
    }
}

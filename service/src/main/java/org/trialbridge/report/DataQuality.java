package org.trialbridge.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.country.CountryNames;
import org.trialbridge.reporting.CountryReporting;
import org.trialbridge.reporting.PeriodReporting;
import org.trialbridge.reporting.ReportingLine;
import org.trialbridge.reporting.SiteReporting;
import org.trialbridge.trial.ReportingCalendar;

/**
 * How well sites report.
 *
 * @param periods the ends of the last periods, in order: of these each site has a letter
 * @param sites those that owed or sent a report, by the names of their countries and their codes
 * @param warned places with counts that were saved in spite of a warning
 */
public record DataQuality(List<LocalDate> periods, List<SiteQuality> sites, List<Warned> warned) {
    /** As many as can be read on paper. */
    private static final int MOST_PERIODS = 26;

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
        List<LocalDate> last = periods.subList(Math.max(0, periods.size() - MOST_PERIODS), periods.size());
        return new DataQuality(
                last,
                lines.stream()
                        .map(line -> line.at(calendar, periods, knownAt))
                        .filter(site -> !site.periods().isEmpty())
                        .map(site -> SiteQuality.of(site, last))
                        .sorted(Comparator.<SiteQuality, String>comparing(site -> CountryNames.of(site.iso2()))
                                .thenComparing(SiteQuality::site))
                        .toList(),
                warned);
    }

    /**
     * How a site reports.
     *
     * @param told of all its periods
     * @param corrected reports that were corrected
     * @param letters one for each of the last periods; null where nothing was owed and nothing is in
     */
    public record SiteQuality(
            String iso2, String site, CountryReporting told, long corrected, List<@Nullable String> letters) {
        public SiteQuality {
            letters = Collections.unmodifiableList(new ArrayList<>(letters));
        }

        static SiteQuality of(SiteReporting site, List<LocalDate> last) {
            List<@Nullable String> letters = new ArrayList<>();
            for (LocalDate period : last) {
                PeriodReporting report = site.of(period);
                letters.add(report == null ? null : report.letter());
            }
            return new SiteQuality(
                    site.iso2(),
                    site.site(),
                    CountryReporting.of(site.iso2(), List.of(site)),
                    site.periods().stream().filter(PeriodReporting::corrected).count(),
                    letters);
        }
    }

    /** The sites by country, in the order of the countries' names. */
    Map<String, List<SiteQuality>> byCountry() {
        return sites.stream()
                .collect(Collectors.groupingBy(
                        SiteQuality::iso2,
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

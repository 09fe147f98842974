package org.trialbridge.outlook;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.trialbridge.forecast.CutOff;
import org.trialbridge.forecast.SiteReports;
import org.trialbridge.trial.ReportingCalendar;

/**
 * The counts of a trial as streams of participants. A country is read by its sites; if they tell of less than half of what
 * it declares, it is one stream of its own, its declared totals.
 *
 * @param sites the sites that reported, of countries that are read by their sites
 * @param declared the countries that are read by their declared totals
 * @param opening sites that are open or planned and have not reported
 * @param unallocated by country, what it declared beyond its sites
 * @param cutOff empty if nothing is reported
 * @param left sites that are open, have not reported for long, and are left out
 */
record Streams(
        List<Stream> sites,
        List<Stream> declared,
        List<Opening> opening,
        Map<String, Integer> unallocated,
        Optional<LocalDate> cutOff,
        List<Opening> left) {

    private static final int THREE_WEEKS = 21;

    /**
     * @param site the code of the site, empty for the totals of a country
     * @param before participants enrolled before the stream begins
     */
    record Stream(String iso2, Optional<String> site, int before, SiteReports reports) {
        int enrolledBy(LocalDate day) {
            return before + reports.enrolledBy(day);
        }

        int lastEnrolled() {
            return enrolledBy(LocalDate.MAX.minusDays(1));
        }
    }

    /** A site that opens on a day, or has just opened. */
    record Opening(String iso2, String site, LocalDate day) {}

    static Streams of(
            ReportingCalendar calendar, LocalDate asOf, List<OutlookSite> sites, List<OutlookCountry> countries) {
        Set<String> byTotals = countries.stream()
                .filter(country -> isReadByTotals(country, sites, calendar, asOf))
                .map(OutlookCountry::iso2)
                .collect(Collectors.toSet());
        List<OutlookSite> read =
                sites.stream().filter(site -> !byTotals.contains(site.iso2())).toList();
        List<Stream> told = read.stream()
                .filter(OutlookSite::hasReported)
                .map(site -> new Stream(site.iso2(), Optional.of(site.code()), 0, site.reports(calendar, asOf)))
                .toList();
        List<Stream> totals = countries.stream()
                .filter(country -> byTotals.contains(country.iso2()))
                .map(country -> new Stream(country.iso2(), Optional.empty(), country.before(), country.reports()))
                .toList();
        List<SiteReports> all = new ArrayList<>();
        told.forEach(stream -> all.add(stream.reports()));
        totals.forEach(stream -> all.add(stream.reports()));
        List<Opening> opening = new ArrayList<>();
        List<Opening> left = new ArrayList<>();
        for (OutlookSite site : read) {
            LocalDate opens = site.opens(asOf);
            if (opens != null) {
                opening.add(new Opening(site.iso2(), site.code(), opens));
            } else if (site.isOpenAndSilent(asOf) && site.activatedOn() != null) {
                boolean isNew = !site.activatedOn().isBefore(asOf.minusDays(patience(calendar)));
                (isNew ? opening : left).add(new Opening(site.iso2(), site.code(), site.activatedOn()));
            }
        }
        return new Streams(
                told, totals, opening, unallocated(countries, told), CutOff.of(all, patience(calendar)), left);
    }

    /**
     * Days for which the cut-off waits for a site that does not report: four weeks, or two months where reports are
     * monthly.
     */
    static int patience(ReportingCalendar calendar) {
        return isMonthly(calendar) ? 62 : 28;
    }

    /** Whether counts are read by the month; a calendar of listed periods is, if they last three weeks or more. */
    static boolean isMonthly(ReportingCalendar calendar) {
        return switch (calendar.frequency()) {
            case DAILY, WEEKLY -> false;
            case MONTHLY -> true;
            case CUSTOM -> {
                List<LocalDate> ends = calendar.ends();
                long days = ChronoUnit.DAYS.between(ends.get(0), ends.get(ends.size() - 1));
                yield ends.size() == 1 || days >= THREE_WEEKS * (ends.size() - 1L);
            }
        };
    }

    private static boolean isReadByTotals(
            OutlookCountry country, List<OutlookSite> sites, ReportingCalendar calendar, LocalDate asOf) {
        return country.declared()
                .filter(last -> {
                    long told = sites.stream()
                            .filter(site -> site.iso2().equals(country.iso2()) && site.hasReported())
                            .mapToLong(site -> site.reports(calendar, asOf).enrolledBy(last.day()))
                            .sum();
                    return 2 * told < last.enrolled() || told == 0;
                })
                .isPresent();
    }

    private static Map<String, Integer> unallocated(List<OutlookCountry> countries, List<Stream> sites) {
        Map<String, Integer> unallocated = new HashMap<>();
        for (OutlookCountry country : countries) {
            List<Stream> own = sites.stream()
                    .filter(stream -> stream.iso2().equals(country.iso2()))
                    .toList();
            if (!own.isEmpty()) {
                country.declared()
                        .ifPresent(last -> unallocated.put(
                                country.iso2(),
                                last.enrolled()
                                        - own.stream()
                                                .mapToInt(stream -> stream.enrolledBy(last.day()))
                                                .sum()));
            }
        }
        return unallocated;
    }
}

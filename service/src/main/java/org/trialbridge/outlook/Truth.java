package org.trialbridge.outlook;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.trialbridge.forecast.Bins;
import org.trialbridge.forecast.SiteReports;
import org.trialbridge.trial.Trial;

/** What really came, read with all that is known today. */
final class Truth {
    private static final double[] PARTS = {0.25, 0.5, 0.75};
    private static final int RECENT_MONTHS = 6;

    private final boolean monthly;
    private final List<Streams.Stream> streams;
    private final List<LocalDate> days;

    private Truth(boolean monthly, List<Streams.Stream> streams, List<LocalDate> days) {
        this.monthly = monthly;
        this.streams = streams;
        this.days = days;
    }

    static Truth of(Trial trial, List<OutlookSite> sites, List<OutlookCountry> countries) {
        Streams read = Streams.of(trial.calendar(), LocalDate.MAX.minusYears(1), sites, countries);
        List<Streams.Stream> all =
                Stream.concat(read.sites().stream(), read.declared().stream()).toList();
        TreeSet<LocalDate> days = new TreeSet<>();
        for (Streams.Stream stream : all) {
            stream.reports().reports().forEach(report -> days.add(report.day()));
        }
        return new Truth(Streams.isMonthly(trial.calendar()), all, List.copyOf(days));
    }

    long total() {
        return days.isEmpty() ? 0 : all().by(end());
    }

    LocalDate end() {
        return days.get(days.size() - 1);
    }

    LocalDate reachedOn(double number) {
        return days.stream().filter(day -> all().by(day) >= number).findFirst().orElseGet(this::end);
    }

    /** The days by which 25, 50 and 75 % were enrolled. */
    List<LocalDate> quarters() {
        List<LocalDate> quarters = new ArrayList<>();
        if (!days.isEmpty()) {
            for (double part : PARTS) {
                quarters.add(reachedOn(part * (double) total()));
            }
        }
        return quarters;
    }

    /** Ends of periods, some months apart, from the first such after the beginning. */
    List<LocalDate> every(int months) {
        List<LocalDate> chosen = new ArrayList<>();
        for (int i = 1;
                !days.isEmpty() && !days.get(0).plusMonths((long) i * months).isAfter(end());
                i++) {
            LocalDate day = days.get(0).plusMonths((long) i * months);
            days.stream().filter(end -> !end.isBefore(day)).findFirst().ifPresent(chosen::add);
        }
        return chosen;
    }

    /** The day that ends some months later; those of a monthly calendar are its own. */
    LocalDate after(LocalDate day, int months) {
        return monthly ? day.plusDays(1).plusMonths(months).minusDays(1) : Bins.dayAfter(day, months);
    }

    Series all() {
        return new Series(monthly, streams);
    }

    Series of(String iso2) {
        return new Series(
                monthly,
                streams.stream().filter(stream -> stream.iso2().equals(iso2)).toList());
    }

    Series ofSite(String code) {
        return new Series(
                monthly,
                streams.stream()
                        .filter(stream -> stream.site().filter(code::equals).isPresent())
                        .toList());
    }

    /** What came at some places, and what simple methods made of it. */
    record Series(boolean monthly, List<Streams.Stream> streams) {
        long by(LocalDate day) {
            return streams.stream().mapToLong(stream -> stream.enrolledBy(day)).sum();
        }

        Guess linear(LocalDate cutOff, int months) {
            LocalDate opened = opened(cutOff);
            List<Integer> counts = new ArrayList<>();
            LocalDate to = cutOff;
            LocalDate earliest = cutOff.minusMonths(RECENT_MONTHS);
            while (to.isAfter(earliest) && (counts.isEmpty() || !before(to).isBefore(opened.minusDays(1)))) {
                counts.add((int) (by(to) - by(before(to))));
                to = before(to);
            }
            double width = monthly ? 1 : Bins.Width.WEEK.months();
            return Guess.linear(counts.stream().mapToInt(Integer::intValue).toArray(), months / width);
        }

        Guess constantRate(LocalDate cutOff, int months) {
            double elapsed = (ChronoUnit.DAYS.between(opened(cutOff), cutOff) + 1) / Bins.DAYS_OF_A_MONTH;
            return Guess.constantRate((double) by(cutOff), elapsed, months);
        }

        private LocalDate before(LocalDate end) {
            return monthly ? end.plusDays(1).minusMonths(1).minusDays(1) : end.minusWeeks(1);
        }

        private LocalDate opened(LocalDate cutOff) {
            return streams.stream()
                    .map(Streams.Stream::reports)
                    .map(SiteReports::start)
                    .min(LocalDate::compareTo)
                    .filter(day -> !day.isAfter(cutOff))
                    .orElse(cutOff);
        }
    }
}

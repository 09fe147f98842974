package org.trialbridge.outlook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.trialbridge.forecast.Bins;
import org.trialbridge.forecast.Completion;
import org.trialbridge.forecast.Outlook;
import org.trialbridge.forecast.Predictive;
import org.trialbridge.forecast.SiteReports;
import org.trialbridge.outlook.Forecast.State;

/**
 * Some places of a trial, for which one forecast is made.
 *
 * @param unallocated participants whom countries declared beyond their sites
 * @param left sites that are open, never reported, and are left out
 */
record Part(LocalDate asOf, Optional<LocalDate> cutOff, List<Streams.Stream> counted, long unallocated, long left) {
    private static final int FEWEST_MONTHS = 12;
    private static final int MOST_MONTHS = 24;
    private static final double TEN_YEARS = 120;
    private static final double DIGITS = 1e6;

    Forecast forecast(
            String code,
            @Nullable String iso2,
            @Nullable String name,
            @Nullable Integer target,
            List<TrialOutlook.Fitted> fitted,
            List<Outlook> outlooks) {
        LocalDate from = cutOff.orElse(asOf);
        long base = base(from);
        Outlook outlook = Outlook.sum(outlooks);
        State state = state(target, outlooks.isEmpty(), outlook);
        Completion completion =
                state == State.EXPECTED && target != null ? Completion.of(outlook, target - base) : null;
        Doubts doubts = new Doubts(fitted, base, this);
        boolean ahead = state == State.EXPECTED || state == State.NO_TARGET;
        return new Forecast(
                code,
                iso2,
                name,
                asOf,
                cutOff.orElse(null),
                counted.isEmpty() ? null : base,
                target,
                state,
                state == State.REACHED && target != null ? reachedOn(target) : null,
                completion == null ? null : dates(from, completion),
                ahead ? points(from, base, outlook, months(completion)) : List.of(),
                ahead && doubts.isLow(),
                ahead ? doubts.sentences() : List.of(),
                fitted.isEmpty() ? null : parameters(fitted));
    }

    /**
     * The day on which so many are enrolled by the expected curve; empty if they are already, or if it is not known. The
     * curve begins at the cut-off, yet nothing that is not reached is expected before today.
     */
    Optional<LocalDate> reaches(long number, List<Outlook> outlooks) {
        LocalDate from = cutOff.orElse(asOf);
        Outlook outlook = Outlook.sum(outlooks);
        if (outlooks.isEmpty() || latest() >= number || !(outlook.at(TEN_YEARS).mean() > 0)) {
            return Optional.empty();
        }
        Double expected = Completion.expected(outlook, number - base(from));
        return Optional.ofNullable(day(from, expected == null || expected > TEN_YEARS ? null : expected))
                .map(day -> day.isBefore(asOf) ? asOf : day);
    }

    private long base(LocalDate from) {
        return unallocated
                + counted.stream().mapToLong(stream -> stream.enrolledBy(from)).sum();
    }

    private long latest() {
        return unallocated
                + counted.stream().mapToLong(Streams.Stream::lastEnrolled).sum();
    }

    private State state(@Nullable Integer target, boolean unknown, Outlook outlook) {
        if (target != null && latest() >= target) {
            return State.REACHED;
        }
        if (unknown) {
            return State.NOT_ENOUGH_DATA;
        }
        if (!(outlook.at(TEN_YEARS).mean() > 0)) {
            return State.NEVER;
        }
        return target == null ? State.NO_TARGET : State.EXPECTED;
    }

    /** The first end of a period by which the last numbers of all places together were enough. */
    private LocalDate reachedOn(int target) {
        return history().stream()
                .filter(point -> point.enrolled() >= target)
                .map(Forecasted.Point::day)
                .findFirst()
                .orElse(asOf);
    }

    /** All places together at the end of each period that any of them reported; a place counts with its last number. */
    List<Forecasted.Point> history() {
        TreeMap<LocalDate, Long> risen = new TreeMap<>();
        long all = unallocated;
        for (Streams.Stream stream : counted) {
            all += stream.before();
            int last = 0;
            for (SiteReports.Report report : stream.reports().corrected()) {
                risen.merge(report.day(), (long) report.enrolled() - last, Long::sum);
                last = report.enrolled();
            }
        }
        List<Forecasted.Point> history = new ArrayList<>();
        for (Map.Entry<LocalDate, Long> entry : risen.entrySet()) {
            all += entry.getValue();
            history.add(new Forecasted.Point(entry.getKey(), all));
        }
        return history;
    }

    private static int months(@Nullable Completion completion) {
        if (completion == null) {
            return FEWEST_MONTHS;
        }
        Double late = completion.quantile(0.9);
        Double expected = completion.expected();
        double shown = late != null ? late : expected != null ? 1.5 * expected : MOST_MONTHS;
        return (int) Math.max(FEWEST_MONTHS, Math.min(MOST_MONTHS, Math.ceil(shown)));
    }

    private static List<Forecast.Point> points(LocalDate from, long base, Outlook outlook, int months) {
        List<Forecast.Point> points = new ArrayList<>();
        for (int month = 1; month <= months; month++) {
            Predictive predictive = outlook.at(month);
            points.add(new Forecast.Point(
                    Bins.dayAfter(from, month),
                    Math.round((base + predictive.mean()) * 10) / 10.0,
                    base + predictive.quantile(0.025),
                    base + predictive.quantile(0.1),
                    base + predictive.quantile(0.5),
                    base + predictive.quantile(0.9),
                    base + predictive.quantile(0.975)));
        }
        return points;
    }

    private static Forecast.Dates dates(LocalDate from, Completion completion) {
        Double expected = completion.expected();
        return new Forecast.Dates(
                day(from, expected == null || expected > TEN_YEARS ? null : expected),
                day(from, completion.quantile(0.5)),
                day(from, completion.quantile(0.1)),
                day(from, completion.quantile(0.9)),
                day(from, completion.quantile(0.025)),
                day(from, completion.quantile(0.975)));
    }

    private static @Nullable LocalDate day(LocalDate from, @Nullable Double months) {
        return months == null ? null : Bins.dayAfter(from, months);
    }

    /** Those of the sites, if there are sites; how far the past was missed is the worst of all. */
    private static Forecast.Parameters parameters(List<TrialOutlook.Fitted> fitted) {
        var first = fitted.get(0).model();
        double psi = fitted.stream().mapToDouble(one -> one.model().psi()).max().orElse(1);
        return new Forecast.Parameters(
                rounded(first.mean()), rounded(first.shape()), rounded(first.ratio()), rounded(psi));
    }

    /** So that the last digits, in which Java virtual machines may differ, are not shown. */
    private static double rounded(double value) {
        return Math.round(value * DIGITS) / DIGITS;
    }
}

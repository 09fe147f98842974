package org.trialbridge.forecast;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The time up to a day, cut into weeks or months of which the last ends on that day. */
public final class Bins {
    /** The mean length of a month. */
    public static final double DAYS_OF_A_MONTH = 30.4375;

    private static final int DAYS_OF_A_WEEK = 7;

    private final Width width;
    private final List<LocalDate> edges;

    /** How wide a bin is. */
    public enum Width {
        WEEK(DAYS_OF_A_WEEK / DAYS_OF_A_MONTH, 520),
        /** By the calendar; each counts as one month. */
        MONTH(1, 240);

        private final double months;
        private final int most;

        Width(double months, int most) {
            this.months = months;
            this.most = most;
        }

        /** In months. */
        public double months() {
            return months;
        }

        private LocalDate before(LocalDate day, int times) {
            return this == WEEK ? day.minusWeeks(times) : day.minusMonths(times);
        }
    }

    private Bins(Width width, List<LocalDate> edges) {
        this.width = width;
        this.edges = edges;
    }

    /**
     * Cuts the time from the first day that is known of, but not more than ten years of weeks or twenty of months.
     *
     * @param cutOff the last day of the last bin
     */
    public static Bins endingOn(LocalDate cutOff, Width width, List<SiteReports> sites) {
        LocalDate first =
                sites.stream().map(SiteReports::start).min(LocalDate::compareTo).orElse(cutOff);
        LocalDate end = cutOff.plusDays(1);
        List<LocalDate> edges = new ArrayList<>(List.of(end));
        while (edges.get(edges.size() - 1).isAfter(first) && edges.size() <= width.most) {
            edges.add(width.before(end, edges.size()));
        }
        Collections.reverse(edges);
        return new Bins(width, edges);
    }

    /** The months from the cut-off to the beginning of a day; 0 for an earlier one. */
    public static double monthsUntil(LocalDate cutOff, LocalDate day) {
        return Math.max(0, ChronoUnit.DAYS.between(cutOff.plusDays(1), day) / DAYS_OF_A_MONTH);
    }

    /** The day that ends some months after the cut-off. */
    public static LocalDate dayAfter(LocalDate cutOff, double months) {
        return cutOff.plusDays(Math.round(months * DAYS_OF_A_MONTH));
    }

    /** How many bins there are. */
    public int count() {
        return edges.size() - 1;
    }

    /** The counts of sites, as far as they reach. */
    public Accrual accrual(List<SiteReports> sites) {
        return new Accrual(
                width.months, count(), sites.stream().map(this::accrual).toList());
    }

    /** After a site's last report nothing is known of it; it counts neither as open nor as closed there. */
    private SiteAccrual accrual(SiteReports site) {
        LocalDate cutOff = edges.get(count()).minusDays(1);
        LocalDate last = site.lastReport();
        LocalDate knownTo = last == null ? site.start() : last.plusDays(1);
        List<SiteAccrual.Opening> known = new ArrayList<>();
        for (int i = 0; i < site.openings().size(); i++) {
            SiteReports.Opening opening = site.openings().get(i);
            LocalDate from = i == 0 ? site.start() : opening.from();
            LocalDate to = opening.to() == null || opening.to().isAfter(knownTo) ? knownTo : opening.to();
            if (from.isBefore(to)) {
                known.add(new SiteAccrual.Opening(position(from), position(to)));
            }
        }
        return SiteAccrual.of(width.months, enrolled(site), known).stillOpen(site.isOpenAfter(cutOff));
    }

    private int[] enrolled(SiteReports site) {
        List<SiteReports.Report> reports = site.corrected();
        int[] enrolled = new int[count()];
        int before = site.enrolledBefore(edges.get(0), reports);
        for (int k = 0; k < enrolled.length; k++) {
            int now = site.enrolledBefore(edges.get(k + 1), reports);
            enrolled[k] = now - before;
            before = now;
        }
        return enrolled;
    }

    /** Months from the beginning of the first bin to the beginning of a day. */
    private double position(LocalDate day) {
        int at = Collections.binarySearch(edges, day);
        if (at >= 0) {
            return at * width.months;
        }
        int next = -at - 1;
        if (next == 0) {
            return 0;
        }
        if (next > count()) {
            return count() * width.months;
        }
        LocalDate from = edges.get(next - 1);
        double part = ChronoUnit.DAYS.between(from, day) / (double) ChronoUnit.DAYS.between(from, edges.get(next));
        return (next - 1 + part) * width.months;
    }
}

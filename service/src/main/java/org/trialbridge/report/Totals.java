package org.trialbridge.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.trialbridge.enrollment.Figures;
import org.trialbridge.enrollment.Metric;
import org.trialbridge.enrollment.Qualifier;

/**
 * What the counts of a report add up to.
 *
 * @param countries by participation
 * @param sites by site
 * @param values how many single counts there are in all lines
 * @param illustrative whether any of them was made for demonstration
 */
public record Totals(Map<Long, Total> countries, Map<Long, Total> sites, long values, boolean illustrative) {
    private static final int PACE_DAYS = 28;
    private static final double WEEKS = PACE_DAYS / 7.0;

    /**
     * The last cumulative counts of a place.
     *
     * @param counts null where nothing was ever reported
     * @param unallocated participants that the country declares beyond the sum of its sites, or null if it declares none
     * @param marks of the number enrolled
     * @param series of a country the number enrolled by the end of each period for which it was reported; of a site empty
     * @param lastPeriodEnd the last period for which anything was reported
     */
    public record Total(
            Figures counts,
            @Nullable Long unallocated,
            Marks marks,
            NavigableMap<LocalDate, Point> series,
            @Nullable LocalDate lastPeriodEnd) {
        static final Total NOTHING = new Total(Figures.NONE, null, Marks.NONE, Collections.emptyNavigableMap(), null);

        public @Nullable Long count(Metric metric) {
            return metric.of(counts);
        }

        public @Nullable Long enrolled() {
            return counts.enrolled();
        }

        /** Tells whether the number enrolled is known only about, or as more than a number. */
        public boolean isRough() {
            return enrolled() != null && marks.qualifier() != Qualifier.EXACT;
        }

        /** More than 5,000: the number enrolled in words. */
        public String amount() {
            Long enrolled = enrolled();
            return enrolled == null ? "" : marks.amount(enrolled);
        }

        /** Participants a week over the last four weeks, or null if nothing was reported before them. */
        public @Nullable Double pace(LocalDate asOf) {
            Map.Entry<LocalDate, Point> before = series.floorEntry(asOf.minusDays(PACE_DAYS));
            Map.Entry<LocalDate, Point> now = series.floorEntry(asOf);
            return before == null || now == null
                    ? null
                    : (now.getValue().enrolled() - before.getValue().enrolled()) / WEEKS;
        }
    }

    /** How many were enrolled by the end of a period. */
    public record Point(long enrolled, Marks marks) {}

    public Total country(long participationId) {
        return countries.getOrDefault(participationId, Total.NOTHING);
    }

    public Total site(long siteId) {
        return sites.getOrDefault(siteId, Total.NOTHING);
    }

    /** All countries together. A country that did not report for a period counts with what it had reported before. */
    public Total all() {
        List<Total> parts = new ArrayList<>(countries.values());
        TreeSet<LocalDate> periods = new TreeSet<>();
        Figures counts = Figures.NONE;
        Marks marks = Marks.NONE;
        LocalDate last = null;
        for (Total part : parts) {
            periods.addAll(part.series().keySet());
            counts = counts.plus(part.counts());
            marks = marks.and(part.marks());
            last = last == null
                            || (part.lastPeriodEnd() != null
                                    && part.lastPeriodEnd().isAfter(last))
                    ? part.lastPeriodEnd()
                    : last;
        }
        NavigableMap<LocalDate, Point> series = new TreeMap<>();
        periods.forEach(period -> series.put(period, sum(parts, period)));
        return new Total(counts, null, marks, series, last);
    }

    private static Point sum(List<Total> parts, LocalDate period) {
        long enrolled = 0;
        Marks marks = Marks.NONE;
        for (Total part : parts) {
            Map.Entry<LocalDate, Point> point = part.series().floorEntry(period);
            if (point != null) {
                enrolled += point.getValue().enrolled();
                Marks those = point.getValue().marks();
                marks = marks.and(point.getKey().equals(period) ? those : those.corrected(false));
            }
        }
        return new Point(enrolled, marks);
    }
}

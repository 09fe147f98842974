package org.trialbridge.report;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.trialbridge.enrollment.Figures;
import org.trialbridge.enrollment.Metric;
import org.trialbridge.enrollment.Provenance;
import org.trialbridge.enrollment.RunningTotal;
import org.trialbridge.report.Totals.Point;
import org.trialbridge.report.Totals.Total;

/**
 * Adds up counts line by line, remembering no line. A country may declare its total while some of its sites report too:
 * for each count its total is then the declared value and what its sites have added since.
 */
final class RollUp {
    private final Map<Long, Country> countries = new LinkedHashMap<>();
    private long values;
    private boolean illustrative;

    /** Takes the next line: the lines of a country come in the order of periods, its own total after those of its sites. */
    void add(DataLine line) {
        Country country = countries.computeIfAbsent(line.participationId(), id -> new Country());
        Long siteId = line.siteId();
        if (siteId != null) {
            country.addSite(siteId, line);
        } else {
            country.declare(line);
        }
        illustrative |= line.provenance() == Provenance.ILLUSTRATIVE;
        for (Metric metric : Metric.values()) {
            values += line.count(metric) == null ? 0 : 1;
        }
    }

    Totals totals() {
        Map<Long, Total> totals = new LinkedHashMap<>();
        Map<Long, Total> sites = new LinkedHashMap<>();
        countries.forEach((id, country) -> {
            totals.put(id, country.total());
            country.sites.forEach((siteId, site) -> sites.put(siteId, site.total()));
        });
        return new Totals(totals, sites, values, illustrative);
    }

    /** The last value of each count of a site: of thousands of sites nobody needs every period. */
    private static final class Site {
        private Figures last = Figures.NONE;
        private Marks marks = Marks.NONE;
        private int markedIn = -1;
        private @Nullable LocalDate lastPeriodEnd;

        Total total() {
            return new Total(last, null, marks, Collections.emptyNavigableMap(), lastPeriodEnd);
        }
    }

    private static final class Country {
        private final Map<Long, Site> sites = new LinkedHashMap<>();
        private final RunningTotal running = new RunningTotal();
        private final NavigableMap<LocalDate, Point> series = new TreeMap<>();
        private final MarkCounts added = new MarkCounts();
        private Marks declaredMarks = Marks.NONE;
        private int declarations;
        private @Nullable LocalDate lastPeriodEnd;

        void addSite(long siteId, DataLine line) {
            Site site = sites.computeIfAbsent(siteId, id -> new Site());
            site.last = running.report(site.last, line.figures());
            site.lastPeriodEnd = line.periodEnd();
            Long enrolled = line.count(Metric.ENROLLED);
            if (enrolled != null) {
                mark(site, line.marks());
                Point point = series.get(line.periodEnd());
                point(
                        line,
                        line.marks().corrected()
                                || (point != null && point.marks().corrected()));
            }
            lastPeriodEnd = line.periodEnd();
        }

        void declare(DataLine line) {
            running.declare(line.figures());
            if (line.count(Metric.ENROLLED) != null) {
                declaredMarks = line.marks();
                declarations++;
                added.clear();
                point(line, line.marks().corrected());
            }
            lastPeriodEnd = line.periodEnd();
        }

        /** What a site says counts beside the declared total until the next one is declared. */
        private void mark(Site site, Marks marks) {
            if (site.markedIn == declarations) {
                added.remove(site.marks);
            }
            site.marks = marks;
            site.markedIn = declarations;
            added.add(marks);
        }

        private void point(DataLine line, boolean corrected) {
            Long enrolled = running.enrolled();
            if (enrolled != null) {
                series.put(line.periodEnd(), new Point(enrolled, marks().corrected(corrected)));
            }
        }

        Total total() {
            return new Total(running.total(), running.unallocated().enrolled(), marks(), series, lastPeriodEnd);
        }

        /** Those of the declared total and of what came from sites after it. */
        private Marks marks() {
            return declaredMarks.and(added.all());
        }
    }
}

package org.trialbridge.enrollment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trialbridge.trial.ReportingCalendar;

/**
 * Adds lines up to a cumulative series, from the first period that was reported to the last one. A place counts from its
 * first report on, with the last value it reported; see {@link CountryCounts#total} for countries that declare totals.
 */
public final class EnrollmentSeries {
    private final ReportingCalendar calendar;
    private final List<PeriodEnrollment> periods = new ArrayList<>();
    private final Map<Long, Figures> sites = new HashMap<>();
    private final Map<Long, RunningTotal> countries = new HashMap<>();
    /** The lines of the period being read, the last revision of each place; a country's place is its id with a minus. */
    private final Map<Long, SeriesLine> period = new LinkedHashMap<>();

    private @Nullable LocalDate periodEnd;

    public EnrollmentSeries(ReportingCalendar calendar) {
        this.calendar = calendar;
    }

    /** Takes the next line, in the order of periods and revisions. */
    public void add(SeriesLine line) {
        if (!line.periodEnd().equals(periodEnd)) {
            endPeriod();
            periodEnd = line.periodEnd();
        }
        period.put(line.siteId() == null ? -line.participationId() : line.siteId(), line);
    }

    /** The trial at the end of each period, in order; to be asked once, after the last line. */
    public List<PeriodEnrollment> periods() {
        endPeriod();
        return periods;
    }

    private void endPeriod() {
        LocalDate end = periodEnd;
        if (end == null || period.isEmpty()) {
            return;
        }
        for (SeriesLine line : period.values()) {
            if (line.siteId() != null) {
                addSite(line.siteId(), line);
            }
        }
        for (SeriesLine line : period.values()) {
            if (line.siteId() == null) {
                country(line).declare(line.figures());
            }
        }
        period.clear();
        addPeriodsOfSilence(end);
        Figures total = countries.values().stream().map(RunningTotal::total).reduce(Figures.NONE, Figures::plus);
        periods.add(new PeriodEnrollment(end, true, total));
    }

    private void addSite(long siteId, SeriesLine line) {
        Figures before = sites.getOrDefault(siteId, Figures.NONE);
        sites.put(siteId, country(line).report(before, line.figures()));
    }

    private RunningTotal country(SeriesLine line) {
        return countries.computeIfAbsent(line.participationId(), id -> new RunningTotal());
    }

    private void addPeriodsOfSilence(LocalDate end) {
        if (periods.isEmpty()) {
            return;
        }
        PeriodEnrollment last = periods.get(periods.size() - 1);
        for (LocalDate silent : calendar.periods(last.periodEnd().plusDays(1), end.minusDays(1))) {
            periods.add(new PeriodEnrollment(silent, false, last.figures()));
        }
    }
}

package org.trialbridge.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.trialbridge.trial.ReportingCalendar;

/**
 * A site with the periods that it reported.
 *
 * @param weekendDays of its country: 1 Monday to 7 Sunday
 * @param lockedThrough the last day of its country's accepted periods
 * @param periodEnds the periods that it reported, in order
 * @param reportedAt when each was first reported
 * @param revisions the last revision of each
 */
public record ReportingLine(
        long trialId,
        long participationId,
        long siteId,
        String code,
        String name,
        String iso2,
        boolean illustrative,
        ZoneId zone,
        List<Integer> weekendDays,
        @Nullable LocalDate activatedOn,
        @Nullable LocalDate closedOn,
        @Nullable LocalDate lockedThrough,
        List<LocalDate> periodEnds,
        List<Instant> reportedAt,
        List<Integer> revisions) {
    public ReportingLine {
        weekendDays = List.copyOf(weekendDays);
        periodEnds = List.copyOf(periodEnds);
        reportedAt = List.copyOf(reportedAt);
        revisions = List.copyOf(revisions);
    }

    /**
     * Where the site stands.
     *
     * @param columns the ends of the periods to look at
     * @param now the instant; which day it is there follows from the site's zone
     */
    public SiteReporting at(ReportingCalendar calendar, List<LocalDate> columns, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        List<PeriodReporting> periods = new ArrayList<>();
        for (LocalDate end : new TreeSet<>(columns)) {
            int reported = periodEnds.indexOf(end);
            boolean owed = isOwed(calendar, end) && !end.isAfter(today);
            if (owed || reported >= 0) {
                periods.add(period(calendar, end, owed, reported, today));
            }
        }
        return new SiteReporting(code, name, iso2, illustrative, periods);
    }

    /** The end of the first period that it reported, of those that were read; null if there is none. */
    public @Nullable LocalDate firstReported() {
        return periodEnds.isEmpty() ? null : periodEnds.get(0);
    }

    private PeriodReporting period(
            ReportingCalendar calendar, LocalDate end, boolean owed, int reported, LocalDate today) {
        LocalDate dueOn = calendar.dueOn(end, weekendDays);
        boolean in = reported >= 0;
        LocalDate on = in ? LocalDate.ofInstant(reportedAt.get(reported), zone) : today;
        ReportingState state = in
                ? ReportingState.REPORTED
                : today.isAfter(calendar.expectedUntil(end, weekendDays))
                        ? ReportingState.MISSING
                        : ReportingState.EXPECTED;
        return new PeriodReporting(
                end,
                state,
                owed,
                dueOn,
                on.isAfter(dueOn),
                lockedThrough != null && !end.isAfter(lockedThrough),
                in && revisions.get(reported) > 1);
    }

    private boolean isOwed(ReportingCalendar calendar, LocalDate end) {
        return activatedOn != null && calendar.isOwed(end, activatedOn, closedOn);
    }
}

package org.trialbridge.outlook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trialbridge.forecast.SiteReports;
import org.trialbridge.forecast.SiteReports.Report;
import org.trialbridge.trial.ReportingCalendar;
import org.trialbridge.trial.SiteStatus;

/**
 * A site, with the cumulative numbers it reported by a day.
 *
 * @param days the ends of the periods it reported, in order
 * @param enrolled by the end of each
 */
public record OutlookSite(
        String code,
        String name,
        String iso2,
        SiteStatus status,
        @Nullable LocalDate plannedActivationOn,
        @Nullable LocalDate activatedOn,
        @Nullable LocalDate closedOn,
        @Nullable Integer target,
        List<LocalDate> days,
        List<Integer> enrolled) {

    /** Those that enrol nobody any more, or not for now, also where no day is given. */
    private static final Set<SiteStatus> STOPPED = Set.of(
            SiteStatus.ENROLLMENT_CLOSED,
            SiteStatus.CLOSED,
            SiteStatus.ON_HOLD,
            SiteStatus.NOT_SELECTED,
            SiteStatus.TERMINATED);

    public OutlookSite {
        days = List.copyOf(days);
        enrolled = List.copyOf(enrolled);
    }

    /** What one could know of it on a day of the past: one that reported later had not stopped. */
    OutlookSite by(LocalDate day) {
        int count = (int) days.stream().filter(end -> !end.isAfter(day)).count();
        return new OutlookSite(
                code,
                name,
                iso2,
                count < days.size() ? SiteStatus.ACTIVATED : status,
                plannedActivationOn,
                activatedOn,
                closedOn,
                target,
                days.subList(0, count),
                enrolled.subList(0, count));
    }

    boolean hasReported() {
        return !days.isEmpty();
    }

    int lastEnrolled() {
        return enrolled.isEmpty() ? 0 : enrolled.get(enrolled.size() - 1);
    }

    /**
     * What it reported and when it was open, as one knew on a day: from its activation, or the period of its first report
     * if no activation is known, until it closed; one that stopped on no given day was open until its last report.
     */
    SiteReports reports(ReportingCalendar calendar, LocalDate asOf) {
        List<Report> reports = new ArrayList<>();
        LocalDate activated = activatedOn;
        for (int i = 0; i < days.size(); i++) {
            boolean beforeItOpened = enrolled.get(i) == 0
                    && reports.isEmpty()
                    && activated != null
                    && days.get(i).isBefore(activated);
            if (!beforeItOpened) {
                reports.add(new Report(days.get(i), enrolled.get(i)));
            }
        }
        LocalDate opened = activated != null && !activated.isAfter(asOf) ? activated : firstDay(calendar, days.get(0));
        return SiteReports.of(
                opened,
                closed(asOf, reports.isEmpty() ? opened : lastDay(reports).plusDays(1)),
                reports);
    }

    /** When it opens, if it has not: as planned, but not before the day after {@code asOf}; null if it is not to come. */
    @Nullable
    LocalDate opens(LocalDate asOf) {
        boolean opened = activatedOn != null && !activatedOn.isAfter(asOf);
        if (opened || hasReported() || plannedActivationOn == null) {
            return null;
        }
        boolean stoppedSince = activatedOn == null && STOPPED.contains(status);
        LocalDate tomorrow = asOf.plusDays(1);
        return stoppedSince ? null : plannedActivationOn.isBefore(tomorrow) ? tomorrow : plannedActivationOn;
    }

    /** Whether it is open on a day and has not reported yet. */
    boolean isOpenAndSilent(LocalDate asOf) {
        return !hasReported() && activatedOn != null && !activatedOn.isAfter(asOf) && closed(asOf, activatedOn) == null;
    }

    private @Nullable LocalDate closed(LocalDate asOf, LocalDate orElse) {
        if (closedOn != null) {
            return closedOn.isAfter(asOf) ? null : closedOn;
        }
        return STOPPED.contains(status) ? orElse : null;
    }

    private static LocalDate firstDay(ReportingCalendar calendar, LocalDate periodEnd) {
        LocalDate previous = calendar.previousEnd(periodEnd);
        return previous == null ? periodEnd : previous.plusDays(1);
    }

    private static LocalDate lastDay(List<Report> reports) {
        return reports.get(reports.size() - 1).day();
    }
}

package org.trialbridge.enrollment;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.trial.ReportingCalendar;

/**
 * The next report that a place owes.
 *
 * @param periodEnd the period to report, the one after the last that was reported
 * @param ended whether the period is over, so that it can be reported
 * @param dueOn the last day on which the report is on time
 * @param late whether that day is over
 */
public record Due(LocalDate periodEnd, boolean ended, LocalDate dueOn, boolean late) {

    /** Returns what a site owes, or null if it is not activated or closed. */
    static @Nullable Due of(CountsPlace place, Clock clock) {
        LocalDate activatedOn = place.activatedOn();
        if (activatedOn == null || place.closedOn() != null) {
            return null;
        }
        ReportingCalendar calendar = place.calendar();
        LocalDate last = place.lastPeriodEnd();
        LocalDate next = calendar.periodEnd(last == null ? activatedOn : last.plusDays(1));
        LocalDate today = place.today(clock);
        LocalDate dueOn = calendar.dueOn(next);
        return new Due(next, !next.isAfter(today), dueOn, today.isAfter(dueOn));
    }
}

package org.trialbridge.enrollment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A report that a place owes.
 *
 * @param periodEnd the period to report
 * @param ended whether the period is over, so that it can be reported
 * @param dueOn the last day on which the report is on time
 * @param late whether that day is over
 */
public record Due(LocalDate periodEnd, boolean ended, LocalDate dueOn, boolean late) {

    /** Returns what a site owes after the last period that it reported, or null if it is not activated or closed. */
    static @Nullable Due of(CountsPlace place, Clock clock) {
        LocalDate activatedOn = place.activatedOn();
        if (activatedOn == null || place.closedOn() != null) {
            return null;
        }
        LocalDate last = place.lastPeriodEnd();
        LocalDate next = place.calendar().periodEnd(last == null ? activatedOn : last.plusDays(1));
        return of(next, place, place.today(clock));
    }

    /** Returns every period that has ended since a site was activated and is not reported, the oldest first. */
    static List<Due> missing(CountsPlace place, Set<LocalDate> reported, Clock clock) {
        LocalDate activatedOn = place.activatedOn();
        if (activatedOn == null || place.closedOn() != null) {
            return List.of();
        }
        LocalDate today = place.today(clock);
        return place.calendar().periods(activatedOn, today).stream()
                .filter(end -> !reported.contains(end))
                .map(end -> of(end, place, today))
                .toList();
    }

    private static Due of(LocalDate periodEnd, CountsPlace place, LocalDate today) {
        LocalDate dueOn = place.calendar().dueOn(periodEnd);
        return new Due(periodEnd, !periodEnd.isAfter(today), dueOn, today.isAfter(dueOn));
    }
}

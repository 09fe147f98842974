package org.trialbridge.enrollment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
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

    /** Returns what a site owes after the last period that is reported or accepted, or null if it is not activated or closed,
     * or the calendar ends before.
     */
    static @Nullable Due of(CountsPlace place, Clock clock) {
        LocalDate activatedOn = place.activatedOn();
        if (activatedOn == null || place.closedOn() != null) {
            return null;
        }
        LocalDate first = Stream.of(activatedOn, dayAfter(place.lastPeriodEnd()), dayAfter(place.lockedThrough()))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(activatedOn);
        LocalDate end = place.calendar().periodEnd(first);
        return end == null ? null : of(end, place, place.today(clock));
    }

    /** Returns every period that has ended since a site was activated and is neither reported nor accepted, the oldest first. */
    static List<Due> missing(CountsPlace place, Set<LocalDate> reported, Clock clock) {
        LocalDate activatedOn = place.activatedOn();
        if (activatedOn == null || place.closedOn() != null) {
            return List.of();
        }
        LocalDate today = place.today(clock);
        return place.calendar().periods(activatedOn, today).stream()
                .filter(end -> !reported.contains(end) && !place.isLocked(end))
                .map(end -> of(end, place, today))
                .toList();
    }

    private static Due of(LocalDate periodEnd, CountsPlace place, LocalDate today) {
        LocalDate dueOn = place.calendar().dueOn(periodEnd, place.weekendDays());
        return new Due(periodEnd, !periodEnd.isAfter(today), dueOn, today.isAfter(dueOn));
    }

    private static @Nullable LocalDate dayAfter(@Nullable LocalDate day) {
        return day == null ? null : day.plusDays(1);
    }
}

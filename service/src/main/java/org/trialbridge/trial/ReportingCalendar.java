package org.trialbridge.trial;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When the sites of a trial report. Periods follow one another without a gap; a period is named by its last day. A custom
 * calendar names the ends of its periods: its first period holds every day up to the first end, and after the last end
 * there is none.
 *
 * @param weekEndsOn the last day of a weekly period; null for the other calendars
 * @param ends the ends of the periods of a custom calendar, in order; empty for the other calendars
 * @param dueDays days after the end of a period by which its report is due
 * @param graceDays days after that before it counts as missing
 */
public record ReportingCalendar(
        Frequency frequency, @Nullable DayOfWeek weekEndsOn, List<LocalDate> ends, int dueDays, int graceDays) {
    private static final int DAYS_OF_A_WEEK = 7;

    /** How long a period is. */
    public enum Frequency {
        DAILY("Daily"),
        WEEKLY("Weekly"),
        MONTHLY("Monthly"),
        CUSTOM("At the ends of listed periods");

        private final String label;

        Frequency(String label) {
            this.label = label;
        }

        /** How it is shown. */
        public String label() {
            return label;
        }
    }

    public ReportingCalendar {
        ends = List.copyOf(ends);
        if ((frequency == Frequency.WEEKLY) != (weekEndsOn != null) || dueDays < 0 || graceDays < 0) {
            throw new IllegalArgumentException("a weekly calendar names a day, and days are counted from 0");
        }
        if ((frequency == Frequency.CUSTOM) == ends.isEmpty()) {
            throw new IllegalArgumentException("a custom calendar names the ends of its periods, and no other does");
        }
    }

    /** Returns the end of the period that holds a day; null after the last end of a custom calendar. */
    public @Nullable LocalDate periodEnd(LocalDate day) {
        return switch (frequency) {
            case DAILY -> day;
            case WEEKLY -> weekEndsOn == null ? day : day.with(TemporalAdjusters.nextOrSame(weekEndsOn));
            case MONTHLY -> day.with(TemporalAdjusters.lastDayOfMonth());
            case CUSTOM -> before(day) == ends.size() ? null : ends.get(before(day));
        };
    }

    public boolean isPeriodEnd(LocalDate day) {
        return day.equals(periodEnd(day));
    }

    /**
     * Returns the last end of a period before a day: for a day of a period the end of the period before it. Null for a day
     * of the first period of a custom calendar.
     */
    public @Nullable LocalDate previousEnd(LocalDate day) {
        return switch (frequency) {
            case DAILY -> day.minusDays(1);
            case WEEKLY -> weekEndsOn == null ? day : day.with(TemporalAdjusters.previous(weekEndsOn));
            case MONTHLY -> day.withDayOfMonth(1).minusDays(1);
            case CUSTOM -> before(day) == 0 ? null : ends.get(before(day) - 1);
        };
    }

    /** Tells whether a day is in the period with this end, or later. */
    public boolean hasBegun(LocalDate periodEnd, LocalDate day) {
        LocalDate previous = previousEnd(periodEnd);
        return previous == null || day.isAfter(previous);
    }

    /** Tells whether a site owes the report of a period: it was open on a day of the period at least. */
    public boolean isOwed(LocalDate periodEnd, LocalDate activatedOn, @Nullable LocalDate closedOn) {
        return !activatedOn.isAfter(periodEnd) && (closedOn == null || hasBegun(periodEnd, closedOn));
    }

    /** Returns the ends of the periods that end from {@code from} to {@code to}, both included, in order. */
    public List<LocalDate> periods(LocalDate from, LocalDate to) {
        return Stream.iterate(
                        periodEnd(from),
                        end -> end != null && !end.isAfter(to),
                        end -> end == null ? null : periodEnd(end.plusDays(1)))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** Returns the ends of periods just before and just after a day that is none, for telling what to enter instead. */
    public List<LocalDate> nearestEnds(LocalDate day) {
        return isPeriodEnd(day)
                ? List.of(day)
                : Stream.of(previousEnd(day), periodEnd(day))
                        .flatMap(Stream::ofNullable)
                        .toList();
    }

    /** Returns the last end of all if no period comes after the one that holds a day; null if periods go on. */
    public @Nullable LocalDate endsAfter(LocalDate day) {
        return frequency == Frequency.CUSTOM && before(day) >= ends.size() - 1 ? ends.get(ends.size() - 1) : null;
    }

    /** How many ends lie before a day. */
    private int before(LocalDate day) {
        int at = Collections.binarySearch(ends, day);
        return at >= 0 ? at : -at - 1;
    }

    /**
     * Returns the last day on which the report of a period is on time. One on a weekend moves to the next working day.
     *
     * @param weekendDays of the country: 1 Monday to 7 Sunday
     */
    public LocalDate dueOn(LocalDate periodEnd, Collection<Integer> weekendDays) {
        LocalDate day = periodEnd.plusDays(dueDays);
        for (int moved = 0; moved < DAYS_OF_A_WEEK && isWeekend(day, weekendDays); moved++) {
            day = day.plusDays(1);
        }
        return day;
    }

    /**
     * Returns the last day on which the report of a period is expected; afterwards it is missing.
     *
     * @param weekendDays as for {@link #dueOn}
     */
    public LocalDate expectedUntil(LocalDate periodEnd, Collection<Integer> weekendDays) {
        return dueOn(periodEnd, weekendDays).plusDays(graceDays);
    }

    /** Tells whether a day is one of the weekend of a country. */
    public static boolean isWeekend(LocalDate day, Collection<Integer> weekendDays) {
        return weekendDays.contains(day.getDayOfWeek().getValue());
    }
}

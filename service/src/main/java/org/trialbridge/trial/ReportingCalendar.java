package org.trialbridge.trial;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When the sites of a trial report. Periods follow one another without a gap; a period is named by its last day.
 *
 * @param weekEndsOn the last day of a weekly period; null for days and months
 * @param dueDays days after the end of a period by which its report is due
 * @param graceDays days after that before it counts as missing
 */
public record ReportingCalendar(
        Frequency frequency, @Nullable DayOfWeek weekEndsOn, int dueDays, int graceDays) {
    private static final int DAYS_OF_A_WEEK = 7;

    /** How long a period is. */
    public enum Frequency {
        DAILY("Daily"),
        WEEKLY("Weekly"),
        MONTHLY("Monthly");

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
        if ((frequency == Frequency.WEEKLY) != (weekEndsOn != null) || dueDays < 0 || graceDays < 0) {
            throw new IllegalArgumentException("a weekly calendar names a day, and days are counted from 0");
        }
    }

    /** Returns the end of the period that holds a day. */
    public LocalDate periodEnd(LocalDate day) {
        return switch (frequency) {
            case DAILY -> day;
            case WEEKLY -> weekEndsOn == null ? day : day.with(TemporalAdjusters.nextOrSame(weekEndsOn));
            case MONTHLY -> day.with(TemporalAdjusters.lastDayOfMonth());
        };
    }

    public boolean isPeriodEnd(LocalDate day) {
        return periodEnd(day).equals(day);
    }

    /** Returns the end of the period before the one that holds a day. */
    public LocalDate previousEnd(LocalDate day) {
        LocalDate end = periodEnd(day);
        return switch (frequency) {
            case DAILY -> end.minusDays(1);
            case WEEKLY -> end.minusWeeks(1);
            case MONTHLY -> end.withDayOfMonth(1).minusDays(1);
        };
    }

    /** Returns the ends of the periods that end from {@code from} to {@code to}, both included, in order. */
    public List<LocalDate> periods(LocalDate from, LocalDate to) {
        return Stream.iterate(periodEnd(from), end -> !end.isAfter(to), end -> periodEnd(end.plusDays(1)))
                .toList();
    }

    /** Returns the ends of periods just before and just after a day that is none, for telling what to enter instead. */
    public List<LocalDate> nearestEnds(LocalDate day) {
        return isPeriodEnd(day) ? List.of(day) : List.of(previousEnd(day), periodEnd(day));
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

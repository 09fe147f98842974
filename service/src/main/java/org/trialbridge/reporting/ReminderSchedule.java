package org.trialbridge.reporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.trialbridge.trial.ReportingCalendar;

/**
 * On which days somebody is reminded of a report that is not in: only on working days of the country. What fell on a day on
 * which nobody was written to follows on the next working day, as long as it still fits.
 */
final class ReminderSchedule {
    /** After the days of grace, before the secretariat hears of it. */
    private static final int UNTIL_ESCALATION = 7;
    /** After the days of grace; what is older is followed in the grid, by people. */
    static final int LAST = 21;

    private static final int MOST_FREE_DAYS = 13;

    private ReminderSchedule() {}

    /**
     * The steps that a report has reached on a day.
     *
     * @param weekendDays of the country: 1 Monday to 7 Sunday
     * @param isHoliday whether a day is a public holiday of the country: nobody is written to, though a report may be due
     * @param today the day at the site
     */
    static List<ReminderStep> steps(
            ReportingCalendar calendar,
            LocalDate periodEnd,
            Collection<Integer> weekendDays,
            Predicate<LocalDate> isHoliday,
            LocalDate today) {
        Predicate<LocalDate> isFree = isHoliday.or(day -> ReportingCalendar.isWeekend(day, weekendDays));
        LocalDate dueOn = calendar.dueOn(periodEnd, weekendDays);
        LocalDate graceEnds = calendar.expectedUntil(periodEnd, weekendDays);
        List<ReminderStep> steps = new ArrayList<>();
        if (isFree.test(today) || today.isAfter(graceEnds.plusDays(LAST))) {
            return steps;
        }
        if (today.isAfter(dueOn)) {
            steps.add(ReminderStep.OVERDUE);
        } else if (today.equals(dueOn)) {
            steps.add(ReminderStep.DUE);
        } else if (!today.isBefore(workingDayBefore(dueOn, isFree))) {
            steps.add(ReminderStep.BEFORE_DUE);
        }
        if (today.isAfter(graceEnds)) {
            steps.add(ReminderStep.MISSING);
        }
        if (today.isAfter(graceEnds.plusDays(UNTIL_ESCALATION))) {
            steps.add(ReminderStep.ESCALATED);
        }
        return steps;
    }

    private static LocalDate workingDayBefore(LocalDate day, Predicate<LocalDate> isFree) {
        LocalDate before = day.minusDays(1);
        for (int i = 0; i < MOST_FREE_DAYS && isFree.test(before); i++) {
            before = before.minusDays(1);
        }
        return before;
    }
}

package org.trialbridge.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbridge.reporting.ReminderStep.BEFORE_DUE;
import static org.trialbridge.reporting.ReminderStep.DUE;
import static org.trialbridge.reporting.ReminderStep.ESCALATED;
import static org.trialbridge.reporting.ReminderStep.MISSING;
import static org.trialbridge.reporting.ReminderStep.OVERDUE;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.trialbridge.trial.ReportingCalendar;

class ReminderScheduleTest {
    private static final LocalDate FRIDAY = LocalDate.of(2021, 2, 5);

    /** Due on Tuesday 9 February, missing after Friday the 12th. */
    private static final ReportingCalendar FRIDAYS =
            new ReportingCalendar(ReportingCalendar.Frequency.WEEKLY, DayOfWeek.FRIDAY, List.of(), 4, 3);

    @Test
    void theContactIsRemindedOnceBeforeOnceOnTheDayAndOnceAfter() {
        assertThat(steps("2021-02-05")).isEmpty();
        assertThat(steps("2021-02-08")).containsExactly(BEFORE_DUE);
        assertThat(steps("2021-02-09")).containsExactly(DUE);
        assertThat(steps("2021-02-10")).containsExactly(OVERDUE);
        assertThat(steps("2021-02-12")).containsExactly(OVERDUE);
    }

    @Test
    void thenItGoesToTheCoordinatorAndAWeekLaterToTheSecretariatAndThenItEnds() {
        assertThat(steps("2021-02-15")).containsExactly(OVERDUE, MISSING);
        assertThat(steps("2021-02-19")).containsExactly(OVERDUE, MISSING);
        assertThat(steps("2021-02-22")).containsExactly(OVERDUE, MISSING, ESCALATED);
        assertThat(steps("2021-03-05")).containsExactly(OVERDUE, MISSING, ESCALATED);
        assertThat(steps("2021-03-08")).isEmpty();
    }

    @Test
    void nobodyIsWrittenToOnTheWeekendOfTheCountry() {
        assertThat(steps("2021-02-13")).isEmpty();
        assertThat(steps("2021-02-14")).isEmpty();
        assertThat(ReminderSchedule.steps(FRIDAYS, FRIDAY, List.of(5, 6), day -> false, LocalDate.parse("2021-02-12")))
                .isEmpty();
        assertThat(ReminderSchedule.steps(FRIDAYS, FRIDAY, List.of(5, 6), day -> false, LocalDate.parse("2021-02-14")))
                .containsExactly(OVERDUE, MISSING);
    }

    @Test
    void theDayBeforeIsAWorkingDayToo() {
        List<Integer> mondayToo = List.of(6, 7, 1);

        assertThat(ReminderSchedule.steps(FRIDAYS, FRIDAY, mondayToo, day -> false, FRIDAY))
                .containsExactly(BEFORE_DUE);
        assertThat(ReminderSchedule.steps(FRIDAYS, FRIDAY, mondayToo, day -> false, FRIDAY.plusDays(4)))
                .containsExactly(DUE);
    }

    @Test
    void nobodyIsWrittenToOnAPublicHolidayAndTheDayBeforeIsNoneEither() {
        Predicate<LocalDate> monday = LocalDate.parse("2021-02-08")::equals;

        assertThat(ReminderSchedule.steps(FRIDAYS, FRIDAY, List.of(6, 7), monday, LocalDate.parse("2021-02-08")))
                .isEmpty();
        assertThat(ReminderSchedule.steps(FRIDAYS, FRIDAY, List.of(6, 7), monday, FRIDAY))
                .containsExactly(BEFORE_DUE);
        assertThat(ReminderSchedule.steps(FRIDAYS, FRIDAY, List.of(6, 7), monday, LocalDate.parse("2021-02-09")))
                .containsExactly(DUE);
    }

    private static List<ReminderStep> steps(String today) {
        return ReminderSchedule.steps(FRIDAYS, FRIDAY, List.of(6, 7), day -> false, LocalDate.parse(today));
    }
}

package org.trialbridge.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trialbridge.trial.ReportingCalendar.Frequency;

class ReportingCalendarTest {
    private static final LocalDate FRIDAY = LocalDate.of(2021, 2, 5);

    private final ReportingCalendar fridays =
            new ReportingCalendar(Frequency.WEEKLY, DayOfWeek.FRIDAY, List.of(), 3, 4);
    private final ReportingCalendar days = new ReportingCalendar(Frequency.DAILY, null, List.of(), 1, 2);
    private final ReportingCalendar months = new ReportingCalendar(Frequency.MONTHLY, null, List.of(), 10, 20);

    @Test
    void aWeekEndsOnItsDay() {
        assertThat(fridays.isPeriodEnd(FRIDAY)).isTrue();
        assertThat(fridays.isPeriodEnd(FRIDAY.plusDays(1))).isFalse();
        assertThat(fridays.periodEnd(FRIDAY.minusDays(6))).isEqualTo(FRIDAY);
        assertThat(fridays.periodEnd(FRIDAY.plusDays(1))).isEqualTo(FRIDAY.plusDays(7));
    }

    @Test
    void aMonthEndsOnItsLastDayAlsoInALeapYear() {
        assertThat(months.periodEnd(LocalDate.of(2024, 2, 3))).isEqualTo("2024-02-29");
        assertThat(months.previousEnd(LocalDate.of(2024, 3, 31))).isEqualTo("2024-02-29");
        assertThat(months.isPeriodEnd(LocalDate.of(2021, 4, 30))).isTrue();
        assertThat(months.isPeriodEnd(LocalDate.of(2021, 4, 29))).isFalse();
    }

    @Test
    void everyDayEndsADailyPeriod() {
        assertThat(days.isPeriodEnd(FRIDAY)).isTrue();
        assertThat(days.previousEnd(FRIDAY)).isEqualTo("2021-02-04");
    }

    @Test
    void periodsAreListedFromTheFirstEndToTheLast() {
        assertThat(fridays.periods(FRIDAY, FRIDAY.plusDays(13))).containsExactly(FRIDAY, FRIDAY.plusDays(7));
        assertThat(fridays.periods(FRIDAY.plusDays(1), FRIDAY.plusDays(6))).isEmpty();
        assertThat(months.periods(LocalDate.of(2020, 12, 31), LocalDate.of(2021, 2, 28)))
                .extracting(LocalDate::toString)
                .containsExactly("2020-12-31", "2021-01-31", "2021-02-28");
    }

    @Test
    void theNearestEndsOfADayAreTheOneBeforeAndTheOneAfter() {
        assertThat(fridays.nearestEnds(FRIDAY.plusDays(2))).isEqualTo(List.of(FRIDAY, FRIDAY.plusDays(7)));
        assertThat(fridays.nearestEnds(FRIDAY)).containsExactly(FRIDAY);
    }

    @Test
    void aReportIsDueSomeDaysAfterThePeriodAndExpectedSomeDaysMore() {
        assertThat(fridays.dueOn(FRIDAY, List.of(6, 7))).isEqualTo("2021-02-08");
        assertThat(fridays.expectedUntil(FRIDAY, List.of(6, 7))).isEqualTo("2021-02-12");
    }

    @Test
    void aDueDayOnTheWeekendOfTheCountryMovesToItsNextWorkingDay() {
        assertThat(fridays.dueOn(FRIDAY, List.of(7, 1))).isEqualTo("2021-02-09");
        assertThat(fridays.dueOn(FRIDAY.minusDays(1), List.of(7, 1))).isEqualTo("2021-02-09");
        assertThat(fridays.expectedUntil(FRIDAY, List.of(7, 1))).isEqualTo("2021-02-13");
        assertThat(fridays.dueOn(FRIDAY, List.of(1, 2, 3, 4, 5, 6, 7))).isEqualTo("2021-02-15");
    }

    @Test
    void aCustomCalendarListsItsPeriods() {
        LocalDate last = LocalDate.of(2021, 3, 31);
        ReportingCalendar listed = new ReportingCalendar(Frequency.CUSTOM, null, List.of(FRIDAY, last), 3, 4);

        assertThat(listed.periodEnd(LocalDate.of(1999, 1, 1))).isEqualTo(FRIDAY);
        assertThat(listed.periodEnd(FRIDAY)).isEqualTo(FRIDAY);
        assertThat(listed.periodEnd(FRIDAY.plusDays(1))).isEqualTo(last);
        assertThat(listed.periodEnd(last.plusDays(1))).isNull();
        assertThat(listed.previousEnd(FRIDAY)).isNull();
        assertThat(listed.previousEnd(last)).isEqualTo(FRIDAY);
        assertThat(listed.previousEnd(last.plusYears(1))).isEqualTo(last);
        assertThat(listed.periods(FRIDAY.minusYears(1), last.plusYears(1))).containsExactly(FRIDAY, last);
        assertThat(listed.nearestEnds(last.plusDays(9))).containsExactly(last);
        assertThat(listed.nearestEnds(FRIDAY.plusDays(9))).containsExactly(FRIDAY, last);
        assertThat(listed.hasBegun(last, FRIDAY)).isFalse();
        assertThat(listed.hasBegun(last, FRIDAY.plusDays(1))).isTrue();
        assertThat(listed.hasBegun(FRIDAY, LocalDate.of(1999, 1, 1))).isTrue();
        assertThat(listed.endsAfter(FRIDAY)).isNull();
        assertThat(listed.endsAfter(FRIDAY.plusDays(1))).isEqualTo(last);
        assertThat(fridays.endsAfter(FRIDAY)).isNull();
        assertThatThrownBy(() -> new ReportingCalendar(Frequency.CUSTOM, null, List.of(), 3, 4))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWeeklyCalendarNamesItsDay() {
        assertThatThrownBy(() -> new ReportingCalendar(Frequency.WEEKLY, null, List.of(), 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

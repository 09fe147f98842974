package org.trialbridge.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trialbridge.trial.ReportingCalendar;

/** Where a report stands, at the edges of days, weekends and of the time in which a site is open. */
class ReportingLineTest {
    private static final LocalDate FRIDAY = LocalDate.of(2021, 2, 5);
    private static final List<Integer> SATURDAY_AND_SUNDAY = List.of(6, 7);

    /** Due on the Monday after, missing after the Friday after. */
    private static final ReportingCalendar FRIDAYS =
            new ReportingCalendar(ReportingCalendar.Frequency.WEEKLY, DayOfWeek.FRIDAY, List.of(), 3, 4);

    @Test
    void theDayIsTheOneAtTheSite() {
        Instant lastMinute = Instant.parse("2021-02-08T18:59:00Z");
        Instant nextMinute = Instant.parse("2021-02-08T19:00:00Z");

        assertThat(words(reportedAt(lastMinute))).isEqualTo("reported");
        assertThat(words(reportedAt(nextMinute))).isEqualTo("reported late");
        assertThat(words(inZone("UTC", nextMinute))).isEqualTo("reported");
        assertThat(words(inZone("America/Guayaquil", nextMinute))).isEqualTo("reported");
    }

    @Test
    void aReportIsExpectedThenOverdueThenMissing() {
        assertThat(state(unreported(), "2021-02-04T18:59:00Z")).isEqualTo("nothing");
        assertThat(state(unreported(), "2021-02-04T19:00:00Z")).isEqualTo("expected");
        assertThat(state(unreported(), "2021-02-08T18:59:00Z")).isEqualTo("expected");
        assertThat(state(unreported(), "2021-02-08T19:00:00Z")).isEqualTo("expected, overdue");
        assertThat(state(unreported(), "2021-02-12T18:59:00Z")).isEqualTo("expected, overdue");
        assertThat(state(unreported(), "2021-02-12T19:00:00Z")).isEqualTo("missing");
    }

    @Test
    void aDueDayOnTheWeekendOfTheCountryMovesToItsNextWorkingDay() {
        ReportingCalendar saturdays =
                new ReportingCalendar(ReportingCalendar.Frequency.WEEKLY, DayOfWeek.FRIDAY, List.of(), 1, 0);

        assertThat(saturdays.dueOn(FRIDAY, SATURDAY_AND_SUNDAY)).isEqualTo("2021-02-08");
        assertThat(saturdays.dueOn(FRIDAY, List.of(5, 6))).isEqualTo("2021-02-07");
        assertThat(saturdays.dueOn(FRIDAY, List.of(7))).isEqualTo("2021-02-06");
        assertThat(saturdays.expectedUntil(FRIDAY, SATURDAY_AND_SUNDAY)).isEqualTo("2021-02-08");
    }

    @Test
    void beforeItsActivationAndAfterItsEndASiteOwesNothing() {
        LocalDate week = FRIDAY.minusWeeks(1);

        assertThat(owes(site(FRIDAY.minusDays(6), null, null), week)).isFalse();
        assertThat(owes(site(FRIDAY.minusDays(6), null, null), FRIDAY)).isTrue();
        assertThat(owes(site(FRIDAY, null, null), FRIDAY)).isTrue();
        assertThat(owes(site(FRIDAY.plusDays(1), null, null), FRIDAY)).isFalse();
        assertThat(owes(site(week.minusWeeks(9), week, null), FRIDAY)).isFalse();
        assertThat(owes(site(week.minusWeeks(9), week.plusDays(1), null), FRIDAY))
                .isTrue();
        assertThat(owes(site(null, null, null), FRIDAY)).isFalse();
    }

    @Test
    void whatWasReportedWithoutBeingOwedIsShownAndNotCounted() {
        ReportingLine line =
                line("Asia/Tashkent", null, null, null, List.of(FRIDAY), Instant.parse("2021-02-20T09:00:00Z"));

        PeriodReporting period = period(line);

        assertThat(period.state()).isEqualTo(ReportingState.REPORTED);
        assertThat(period.owed()).isFalse();
        assertThat(period.isCounted()).isFalse();
    }

    @Test
    void whatIsAcceptedAndCorrectedIsTold() {
        ReportingLine line = new ReportingLine(
                3L,
                5L,
                8L,
                "UZ-01",
                "City hospital",
                "UZ",
                false,
                ZoneId.of("Asia/Tashkent"),
                SATURDAY_AND_SUNDAY,
                FRIDAY.minusWeeks(9),
                null,
                FRIDAY,
                List.of(FRIDAY),
                List.of(Instant.parse("2021-02-06T09:00:00Z")),
                List.of(3));

        assertThat(words(line)).isEqualTo("reported, corrected, accepted");
        assertThat(period(line).isOpen()).isFalse();
        assertThat(period(site(FRIDAY.minusWeeks(9), null, FRIDAY)).words()).isEqualTo("missing, accepted");
        assertThat(period(site(FRIDAY.minusWeeks(9), null, FRIDAY)).isOpen()).isFalse();
        assertThat(period(site(FRIDAY.minusWeeks(9), null, FRIDAY.minusDays(1))).isOpen())
                .isTrue();
    }

    @Test
    void aCountryIsMeasuredByWhatIsInOrShouldBe() {
        Instant now = Instant.parse("2021-02-09T09:00:00Z");
        List<LocalDate> columns = FRIDAYS.periods(FRIDAY.minusWeeks(2), FRIDAY);
        ReportingLine punctual = line(
                "Asia/Tashkent",
                FRIDAY.minusWeeks(9),
                null,
                null,
                List.of(FRIDAY.minusWeeks(2), FRIDAY.minusWeeks(1), FRIDAY),
                Instant.parse("2021-01-25T09:00:00Z"));
        ReportingLine silent = line("Pacific/Kiritimati", FRIDAY.minusWeeks(1), null, null, List.of(), now);

        CountryReporting measured = CountryReporting.of(
                "UZ", List.of(punctual.at(FRIDAYS, columns, now), silent.at(FRIDAYS, columns, now)));

        assertThat(measured).isEqualTo(new CountryReporting("UZ", 2, 5, 3, 3));
        assertThat(measured.completeness()).isEqualTo(0.6);
        assertThat(measured.timeliness()).isEqualTo(0.6);
        assertThat(CountryReporting.of("UZ", List.of()).completeness()).isNull();
    }

    private static ReportingLine reportedAt(Instant instant) {
        return inZone("Asia/Tashkent", instant);
    }

    private static ReportingLine inZone(String zone, Instant instant) {
        return line(zone, FRIDAY.minusWeeks(9), null, null, List.of(FRIDAY), instant);
    }

    private static ReportingLine unreported() {
        return site(FRIDAY.minusWeeks(9), null, null);
    }

    private static ReportingLine site(
            @Nullable LocalDate activatedOn, @Nullable LocalDate closedOn, @Nullable LocalDate lockedThrough) {
        return line("Asia/Tashkent", activatedOn, closedOn, lockedThrough, List.of(), Instant.EPOCH);
    }

    private static ReportingLine line(
            String zone,
            @Nullable LocalDate activatedOn,
            @Nullable LocalDate closedOn,
            @Nullable LocalDate lockedThrough,
            List<LocalDate> periodEnds,
            Instant reportedAt) {
        return new ReportingLine(
                3L,
                5L,
                8L,
                "UZ-01",
                "City hospital",
                "UZ",
                false,
                ZoneId.of(zone),
                SATURDAY_AND_SUNDAY,
                activatedOn,
                closedOn,
                lockedThrough,
                periodEnds,
                periodEnds.stream().map(end -> reportedAt).toList(),
                periodEnds.stream().map(end -> 1).toList());
    }

    private static PeriodReporting period(ReportingLine line) {
        return line.at(FRIDAYS, List.of(FRIDAY), Instant.parse("2021-03-01T09:00:00Z"))
                .periods()
                .get(0);
    }

    private static String words(ReportingLine line) {
        return period(line).words();
    }

    private static boolean owes(ReportingLine line, LocalDate end) {
        return !line.at(FRIDAYS, List.of(end), Instant.parse("2021-03-01T09:00:00Z"))
                .periods()
                .isEmpty();
    }

    private static String state(ReportingLine line, String now) {
        PeriodReporting period =
                line.at(FRIDAYS, List.of(FRIDAY), Instant.parse(now)).of(FRIDAY);
        return period == null ? "nothing" : period.words();
    }
}

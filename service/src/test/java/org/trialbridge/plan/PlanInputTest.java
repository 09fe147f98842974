package org.trialbridge.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialbridge.plan.EnrollmentPlan.Point;
import org.trialbridge.plan.PlanInput.PointInput;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.ReportingCalendar;

class PlanInputTest {
    private static final ReportingCalendar WEEKS =
            new ReportingCalendar(ReportingCalendar.Frequency.WEEKLY, DayOfWeek.FRIDAY, List.of(), 3, 4);
    private static final LocalDate FRIDAY = LocalDate.of(2021, 1, 8);

    @Test
    void pointsAreSortedByTheirPeriods() {
        PlanInput input = written(point(FRIDAY.plusWeeks(2), 90), point(FRIDAY, 10));

        assertThat(input.toPlan(WEEKS).points())
                .containsExactly(new Point(FRIDAY, 10), new Point(FRIDAY.plusWeeks(2), 90));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2021-01-09, 5 | points/0/periodEnd | Enter the last day of a period, such as 2021-01-15; 2021-01-09 is none.
            2021-01-08, -1 | points/0/enrolled | Enter a number from 0 to 10000000.
            2021-01-08, 10000001 | points/0/enrolled | Enter a number from 0 to 10000000.
            2021-01-15, 5 | points | Enter the period to 2021-01-15 once.
            2021-01-08, 81 | points | Numbers are cumulative: enter at least 81 for the period to 2021-01-15.
            """)
    void whatBreaksARuleIsNamed(String point, String field, String message) {
        String[] cells = point.split(", ", -1);
        PlanInput input =
                written(point(LocalDate.parse(cells[0]), Integer.valueOf(cells[1])), point(FRIDAY.plusWeeks(1), 80));

        Problem problem = catchThrowableOfType(Problem.class, () -> input.toPlan(WEEKS));

        assertThat(problem.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.message()).isEqualTo(message);
        });
    }

    @Test
    void aPlanNeedsPointsOrARampUpAndAReason() {
        PlanInput neither = new PlanInput(null, null, null, null, " ");
        PlanInput both = new PlanInput("UZ", "UZ-01", List.of(), rampUp(100, 0), "why");

        assertThat(fields(neither)).containsExactlyInAnyOrder("points", "reason");
        assertThat(fields(both)).containsExactlyInAnyOrder("points", "site");
        assertThat(fields(written((PointInput) null))).containsExactly("points/0/periodEnd", "points/0/enrolled");
    }

    @Test
    void aSteadyPlanRisesByTheSameNumberEachWeek() {
        PlanInput input = new PlanInput(null, null, null, rampUp(80, 0), "steady");

        assertThat(input.toPlan(WEEKS).points()).extracting(Point::enrolled).containsExactly(0, 20, 40, 60, 80);
    }

    @Test
    void duringTheRampUpThePaceRisesAndAfterwardsItIsSteady() {
        PlanInput input = new PlanInput(null, null, null, rampUp(300, 14), "slow start");

        // 300 = pace x (28 - 14 / 2) days, so the pace is 100 / 7 a day; by day 7 a quarter of 14 days' worth
        assertThat(input.toPlan(WEEKS).points()).extracting(Point::enrolled).containsExactly(0, 25, 100, 200, 300);
    }

    @Test
    void aRampUpThatCanNotBeDrawnIsRefused() {
        RampUp backwards = new RampUp(FRIDAY, FRIDAY.minusDays(1), 0, 1);

        assertThat(fields(new PlanInput(null, null, null, backwards, "why")))
                .containsExactlyInAnyOrder("rampUp/endsOn", "rampUp/enrolled", "rampUp/rampUpDays");
        assertThat(fields(new PlanInput(null, null, null, new RampUp(null, null, null, null), "why")))
                .contains("rampUp/startsOn", "rampUp/endsOn", "rampUp/enrolled");
    }

    @Test
    void aPlanOfTooManyPeriodsIsNotDrawn() {
        RampUp years = new RampUp(FRIDAY, FRIDAY.plusYears(20), 100, 0);

        assertThat(fields(new PlanInput(null, null, null, years, "why"))).containsExactly("rampUp/endsOn");
    }

    @Test
    void betweenTwoPointsThePlanFollowsTheDays() {
        EnrollmentPlan plan = plan(new Point(FRIDAY, 10), new Point(FRIDAY.plusDays(7), 80));

        assertThat(plan.plannedBy(FRIDAY.minusDays(1))).isNull();
        assertThat(plan.plannedBy(FRIDAY)).isEqualTo(10);
        assertThat(plan.plannedBy(FRIDAY.plusDays(3))).isEqualTo(40);
        assertThat(plan.plannedBy(FRIDAY.plusDays(7))).isEqualTo(80);
        assertThat(plan.plannedBy(FRIDAY.plusYears(1))).isEqualTo(80);
    }

    @Test
    void pastedLinesAreReadAsASpreadsheetWritesThem() {
        assertThat(NewPlanPages.pasted("2021-01-08\t1 200\r\n\n15 Jan 2021\t1300\n2021-01-22 1400\n2021-01-29;1500"))
                .containsExactly(
                        point(FRIDAY, 1200),
                        point(FRIDAY.plusWeeks(1), 1300),
                        point(FRIDAY.plusWeeks(2), 1400),
                        point(FRIDAY.plusWeeks(3), 1500));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2021-01-08  | Line 1: enter a day and a number, such as 2021-02-05 and 1200, with a tab between.
            8/1/2021;5  | Line 1:
            2021-01-08;1,200 | Line 1:
            =1+1;5      | Line 1:
            """)
    void aLineThatCanNotBeReadIsNamed(String line, String message) {
        Problem problem = catchThrowableOfType(Problem.class, () -> NewPlanPages.pasted(line));

        assertThat(problem.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("points");
            assertThat(error.message()).startsWith(message);
        });
    }

    private static List<String> fields(PlanInput input) {
        return catchThrowableOfType(Problem.class, () -> input.toPlan(WEEKS)).errors().stream()
                .map(error -> error.field())
                .toList();
    }

    private static RampUp rampUp(int enrolled, int days) {
        return new RampUp(FRIDAY, FRIDAY.plusWeeks(4), enrolled, days);
    }

    private static PointInput point(LocalDate periodEnd, int enrolled) {
        return new PointInput(periodEnd, enrolled);
    }

    private static PlanInput written(@Nullable PointInput... points) {
        return new PlanInput(null, null, Arrays.asList(points), null, "why");
    }

    private static EnrollmentPlan plan(Point... points) {
        return new EnrollmentPlan(
                7, 1, "ZF2001-III", null, null, null, null, 2, null, "why", false, Instant.EPOCH, List.of(points));
    }
}

package org.trialbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trialbridge.web.Curve.Point;

class CurveTest {
    private static final LocalDate FRIDAY = LocalDate.of(2021, 1, 1);

    @Test
    void aWeekWithoutAReportIsAGapInTheLine() {
        List<Point> points = List.of(week(0, 10), week(1, 20), week(2, null), week(3, 35), week(4, 40));

        Curve curve = drawn(points, null);

        assertThat(curve.lines()).hasSize(2);
        assertThat(curve.dots()).isEmpty();
    }

    @Test
    void aValueBetweenTwoGapsIsADot() {
        List<Point> points =
                List.of(week(0, 10), week(1, 20), week(2, null), week(3, 35), week(4, null), week(5, null));

        Curve curve = drawn(points, null);

        assertThat(curve.lines()).hasSize(1);
        assertThat(curve.dots()).extracting(Curve.Dot::label).containsExactly("35");
    }

    @Test
    void theValueAxisBeginsAtZeroAndHoldsTheGoal() {
        Curve curve = drawn(List.of(week(0, 10), week(1, 5_100)), 29_000);

        assertThat(curve.levels())
                .extracting(Curve.Mark::label)
                .containsExactly(
                        "0",
                        Show.INSTANCE.number(10_000),
                        Show.INSTANCE.number(20_000),
                        Show.INSTANCE.number(30_000),
                        Show.INSTANCE.number(40_000));
        assertThat(Objects.requireNonNull(curve.goal()).label()).isEqualTo(Show.INSTANCE.number(29_000));
    }

    @Test
    void theLastKnownValueIsLabelledWhereItStands() {
        Curve curve = drawn(List.of(week(0, 10), week(1, 30), week(2, null)), null);

        assertThat(Objects.requireNonNull(curve.last()).label()).isEqualTo("30");
    }

    @Test
    void whatWasPlannedIsALineOfItsOwnOnTheSameScale() {
        Curve curve = Objects.requireNonNull(
                Curve.of(List.of(week(0, 10), week(1, 30)), List.of(week(0, null), week(1, 40), week(2, 80)), null));

        assertThat(curve.planned()).hasSize(1);
        assertThat(Objects.requireNonNull(curve.plannedLast()).label()).isEqualTo("80");
        assertThat(curve.levels().get(4).label()).isEqualTo("80");
    }

    @Test
    void whatIsExpectedIsAFanThatContinuesTheLine() {
        List<Fan.Day> ahead =
                List.of(Fan.Day.known(FRIDAY.plusWeeks(1), 30), new Fan.Day(FRIDAY.plusWeeks(2), 32, 40, 50, 60, 70));

        Curve curve = Objects.requireNonNull(Curve.of(List.of(week(0, 10), week(1, 30)), List.of(), 40, ahead));

        Fan fan = Objects.requireNonNull(curve.fan());
        assertThat(curve.lines()).containsExactly("M56.0 219.0 L376.0 161.0");
        assertThat(fan.expected()).isEqualTo("M376.0 161.0 L696.0 103.0");
        assertThat(fan.narrow()).isEqualTo("M376.0 161.0 L696.0 74.0 L696.0 132.0 L376.0 161.0 Z");
        assertThat(fan.wide()).isEqualTo("M376.0 161.0 L696.0 45.0 L696.0 155.2 L376.0 161.0 Z");
    }

    @Test
    void aBandThatReachesFarBeyondEverythingIsCutOffAtTheEdge() {
        List<Fan.Day> ahead = List.of(
                Fan.Day.known(FRIDAY.plusWeeks(1), 30), new Fan.Day(FRIDAY.plusWeeks(2), 30, 30, 40, 900, 5000));

        Curve curve = Objects.requireNonNull(Curve.of(List.of(week(0, 10), week(1, 30)), List.of(), null, ahead));

        assertThat(curve.levels().get(4).label()).isEqualTo("80");
        assertThat(Objects.requireNonNull(curve.fan()).wide()).startsWith("M376.0 161.0 L696.0 16.0 L");
    }

    @Test
    void nothingKnownIsNoCurve() {
        assertThat(Curve.of(List.of(week(0, null), week(1, null)), List.of(), 100))
                .isNull();
        assertThat(Curve.of(List.of(), List.of(), 100)).isNull();
    }

    private static Point week(int number, @Nullable Integer value) {
        return new Point(FRIDAY.plusWeeks(number), value);
    }

    private static Curve drawn(List<Point> points, @Nullable Integer goal) {
        return Objects.requireNonNull(Curve.of(points, List.of(), goal));
    }
}

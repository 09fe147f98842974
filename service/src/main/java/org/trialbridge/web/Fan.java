package org.trialbridge.web;

import java.time.LocalDate;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is expected, as shapes for SVG in the box of a {@link Curve}: a wide band, a narrower one in it, and a line.
 *
 * @param wide holds 19 of 20
 * @param narrow holds 8 of 10
 * @param expected the line between them
 */
public record Fan(String wide, String narrow, String expected) {

    /** What is expected of a day. */
    public record Day(LocalDate day, double low95, double low80, double expected, double high80, double high95) {

        /** A day of which all is known. */
        public static Day known(LocalDate day, double value) {
            return new Day(day, value, value, value, value, value);
        }
    }

    /** Draws days that are in order of time; null if there is nothing to draw. */
    static @Nullable Fan of(List<Day> days, Curve.Scale scale) {
        return days.size() < 2
                ? null
                : new Fan(
                        area(days, scale, Day::high95, Day::low95),
                        area(days, scale, Day::high80, Day::low80),
                        "M" + line(days, scale, Day::expected));
    }

    private static String area(
            List<Day> days, Curve.Scale scale, ToDoubleFunction<Day> upper, ToDoubleFunction<Day> lower) {
        StringBuilder back = new StringBuilder();
        for (int i = days.size() - 1; i >= 0; i--) {
            back.append(" L").append(at(days.get(i), scale, lower));
        }
        return "M" + line(days, scale, upper) + back + " Z";
    }

    private static String line(List<Day> days, Curve.Scale scale, ToDoubleFunction<Day> value) {
        StringBuilder line = new StringBuilder();
        for (Day day : days) {
            line.append(line.isEmpty() ? "" : " L").append(at(day, scale, value));
        }
        return line.toString();
    }

    private static String at(Day day, Curve.Scale scale, ToDoubleFunction<Day> value) {
        return Curve.rounded(scale.x(day.day())) + " " + Curve.rounded(scale.y(value.applyAsDouble(day)));
    }
}

package org.trialbridge.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A curve over time as shapes for SVG, in a box of {@value #WIDTH} by {@value #HEIGHT} units. Days without a value are
 * gaps in the line, never zero. The value axis begins at zero and holds the goal.
 *
 * @param lines the pieces of the line, each in the syntax of an SVG path
 * @param planned the pieces of the line that was planned
 * @param dots values with a gap on both sides, which a line would not show
 * @param days marks of the time axis
 * @param levels marks of the value axis
 * @param goal the line to reach, if there is one
 * @param last the last value, labelled beside the line
 * @param plannedLast the same of what was planned
 * @param fan what is expected, if there is a forecast
 */
public record Curve(
        List<String> lines,
        List<String> planned,
        List<Dot> dots,
        List<Mark> days,
        List<Mark> levels,
        @Nullable Mark goal,
        @Nullable Dot last,
        @Nullable Dot plannedLast,
        @Nullable Fan fan) {
    public static final int WIDTH = 760;
    public static final int HEIGHT = 280;
    private static final int LEFT = 56;
    private static final int RIGHT = 696;
    private static final int TOP = 16;
    private static final int BOTTOM = 248;
    private static final int MOST_DAY_MARKS = 8;
    private static final int LEVELS = 4;
    private static final double MOST_BAND = 1.5;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

    /** A value of a day; null where nothing is known. */
    public record Point(LocalDate day, @Nullable Integer value) {}

    /** A mark of an axis: where, and what to write there. */
    public record Mark(double at, String label) {}

    /** A dot: where, and what to write beside it. */
    public record Dot(double x, double y, String label) {}

    /**
     * Draws points that are in order of time; null if there is nothing to draw.
     *
     * @param planned for the days of the points; empty if there is no plan
     */
    public static @Nullable Curve of(List<Point> points, List<Point> planned, @Nullable Integer goal) {
        return of(points, planned, goal, List.of());
    }

    /**
     * As {@link #of(List, List, Integer)}, with what is expected of later days, in order. A band that reaches far beyond
     * everything else is cut off at the upper edge.
     *
     * @param planned for the days of the points and of the expectations
     */
    public static @Nullable Curve of(
            List<Point> points, List<Point> planned, @Nullable Integer goal, List<Fan.Day> ahead) {
        List<Point> known =
                points.stream().filter(point -> point.value() != null).toList();
        if (known.isEmpty()) {
            return null;
        }
        int highest = Stream.concat(known.stream(), planned.stream())
                .mapToInt(Curve::value)
                .max()
                .orElse(0);
        int top = niceTop(highest(Math.max(highest, goal == null ? 0 : goal), ahead));
        LocalDate last = points.get(points.size() - 1).day();
        LocalDate lastAhead =
                ahead.isEmpty() ? last : ahead.get(ahead.size() - 1).day();
        Scale scale = new Scale(points.get(0).day(), lastAhead.isAfter(last) ? lastAhead : last, top);
        List<String> lines = new ArrayList<>();
        List<Dot> dots = new ArrayList<>();
        draw(points, scale, lines, dots);
        List<String> plannedLines = new ArrayList<>();
        if (!planned.isEmpty()) {
            draw(planned, scale, plannedLines, new ArrayList<>());
        }
        return new Curve(
                lines,
                plannedLines,
                dots,
                months(scale),
                levels(scale),
                goal == null ? null : new Mark(scale.y(goal), grouped(goal)),
                last(points, scale),
                last(planned, scale),
                Fan.of(ahead, scale));
    }

    private static int highest(int drawn, List<Fan.Day> ahead) {
        double expected = ahead.stream().mapToDouble(Fan.Day::expected).max().orElse(0);
        double band = ahead.stream().mapToDouble(Fan.Day::high80).max().orElse(0);
        double most = Math.max(drawn, expected);
        return (int) Math.ceil(Math.max(most, Math.min(band, MOST_BAND * most)));
    }

    private static @Nullable Dot last(List<Point> points, Scale scale) {
        Point last = null;
        for (Point point : points) {
            last = point.value() == null ? last : point;
        }
        return last == null ? null : new Dot(scale.x(last.day()), scale.y(value(last)), grouped(value(last)));
    }

    private static void draw(List<Point> points, Scale scale, List<String> lines, List<Dot> dots) {
        StringBuilder piece = new StringBuilder();
        int length = 0;
        Point start = points.get(0);
        for (Point point : points) {
            if (point.value() == null) {
                close(piece, length, start, scale, lines, dots);
                piece.setLength(0);
                length = 0;
                continue;
            }
            if (length == 0) {
                start = point;
            }
            piece.append(length == 0 ? "M" : " L")
                    .append(rounded(scale.x(point.day())))
                    .append(' ')
                    .append(rounded(scale.y(value(point))));
            length++;
        }
        close(piece, length, start, scale, lines, dots);
    }

    private static void close(
            StringBuilder piece, int length, Point start, Scale scale, List<String> lines, List<Dot> dots) {
        if (length == 1) {
            dots.add(new Dot(scale.x(start.day()), scale.y(value(start)), grouped(value(start))));
        } else if (length > 1) {
            lines.add(piece.toString());
        }
    }

    private static List<Mark> months(Scale scale) {
        long months = ChronoUnit.MONTHS.between(scale.from().withDayOfMonth(1), scale.to()) + 1;
        int step = (int) Math.max(1, (months + MOST_DAY_MARKS - 1) / MOST_DAY_MARKS);
        List<Mark> marks = new ArrayList<>();
        LocalDate month = scale.from().withDayOfMonth(1);
        if (month.isBefore(scale.from())) {
            month = month.plusMonths(1);
        }
        for (; !month.isAfter(scale.to()); month = month.plusMonths(step)) {
            marks.add(new Mark(rounded(scale.x(month)), MONTH.format(month)));
        }
        return marks;
    }

    private static List<Mark> levels(Scale scale) {
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i <= LEVELS; i++) {
            int value = scale.top() / LEVELS * i;
            marks.add(new Mark(rounded(scale.y(value)), grouped(value)));
        }
        return marks;
    }

    /** The smallest of 4, 8, 12, 20, 40, 60, 80 times a power of ten that is not below the value; so quarters are round. */
    static int niceTop(int value) {
        for (long power = 1; ; power *= 10) {
            for (int step : new int[] {4, 8, 12, 20}) {
                if (step * power >= value) {
                    return (int) Math.min(step * power, Integer.MAX_VALUE);
                }
            }
        }
    }

    private static int value(Point point) {
        Integer value = point.value();
        return value == null ? 0 : value;
    }

    private static String grouped(int number) {
        return Show.INSTANCE.number(number);
    }

    static double rounded(double coordinate) {
        return Math.round(coordinate * 10) / 10.0;
    }

    record Scale(LocalDate from, LocalDate to, int top) {
        double x(LocalDate day) {
            long all = Math.max(1, ChronoUnit.DAYS.between(from, to));
            return LEFT + (RIGHT - LEFT) * (ChronoUnit.DAYS.between(from, day) / (double) all);
        }

        /** Not above the upper edge. */
        double y(double value) {
            return BOTTOM - (BOTTOM - TOP) * Math.min(1, value / top);
        }
    }
}

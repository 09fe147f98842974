package org.trialbridge.milestone;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Milestones over time as shapes for SVG, in boxes of {@value #WIDTH} units, one for each country. All share one time axis.
 *
 * @param months marks of the time axis
 * @param todayAt where today is; null if that is outside
 * @param hidden how many milestones are not drawn, as they have no day or are too many
 */
public record Gantt(
        List<Group> groups, List<Mark> months, @Nullable Double todayAt, int hidden) {
    public static final int WIDTH = 960;
    private static final int LEFT = 250;
    private static final int RIGHT = 850;
    private static final int HEAD = 34;
    private static final int ROW = 30;
    private static final int MOST_ROWS = 400;
    private static final int MOST_MARKS = 10;
    private static final int MARGIN_DAYS = 20;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

    public Gantt {
        groups = List.copyOf(groups);
        months = List.copyOf(months);
    }

    /** A mark of the time axis: where, and what to write there. */
    public record Mark(double at, String label) {}

    /** The milestones of a country, or with no code of the trial itself. */
    public record Group(@Nullable String iso2, List<Row> rows, int height) {}

    /**
     * A milestone.
     *
     * @param y the middle of its line
     * @param baselineAt where its baseline is; null if it has none
     * @param expectedAt where it was reached or is expected; null if that is not known
     */
    public record Row(
            JudgedMilestone judged,
            double y,
            @Nullable Double baselineAt,
            @Nullable Double plannedAt,
            @Nullable Double expectedAt) {
        /** Where the word stands. */
        public double wordAt() {
            return Stream.of(baselineAt, plannedAt, expectedAt)
                            .filter(Objects::nonNull)
                            .mapToDouble(Double::doubleValue)
                            .max()
                            .orElse(LEFT)
                    + 14;
        }
    }

    /** Draws milestones that are in the order of their places. */
    static Gantt of(List<JudgedMilestone> milestones, LocalDate today) {
        List<JudgedMilestone> drawn = milestones.stream()
                .filter(judged -> !judged.milestone().cancelled()
                        && days(judged).findAny().isPresent())
                .limit(MOST_ROWS)
                .toList();
        if (drawn.isEmpty()) {
            return new Gantt(List.of(), List.of(), null, milestones.size());
        }
        LocalDate first = drawn.stream()
                .flatMap(Gantt::days)
                .min(LocalDate::compareTo)
                .orElse(today)
                .minusDays(MARGIN_DAYS);
        LocalDate last = drawn.stream()
                .flatMap(Gantt::days)
                .max(LocalDate::compareTo)
                .orElse(today)
                .plusDays(MARGIN_DAYS);
        Scale scale = new Scale(first, ChronoUnit.DAYS.between(first, last));
        Map<String, List<Row>> groups = new LinkedHashMap<>();
        for (JudgedMilestone judged : drawn) {
            String iso2 = judged.milestone().iso2();
            List<Row> rows = groups.computeIfAbsent(iso2 == null ? "" : iso2, key -> new ArrayList<>());
            rows.add(new Row(
                    judged,
                    HEAD + ROW * (rows.size() + 0.5),
                    scale.at(judged.milestone().baselineOn()),
                    scale.at(judged.milestone().plannedOn()),
                    scale.at(judged.expectedOn())));
        }
        return new Gantt(
                groups.entrySet().stream()
                        .map(group -> new Group(
                                group.getKey().isEmpty() ? null : group.getKey(),
                                List.copyOf(group.getValue()),
                                HEAD + ROW * group.getValue().size() + 4))
                        .toList(),
                months(scale, first, last),
                today.isBefore(first) || today.isAfter(last) ? null : scale.at(today),
                milestones.size() - drawn.size());
    }

    private static Stream<LocalDate> days(JudgedMilestone judged) {
        return Stream.of(judged.milestone().baselineOn(), judged.milestone().plannedOn(), judged.expectedOn())
                .filter(Objects::nonNull);
    }

    private static List<Mark> months(Scale scale, LocalDate first, LocalDate last) {
        List<Mark> marks = new ArrayList<>();
        YearMonth from = YearMonth.from(first).plusMonths(1);
        long many = ChronoUnit.MONTHS.between(from, YearMonth.from(last)) + 1;
        long step = Math.max(1, (many + MOST_MARKS - 1) / MOST_MARKS);
        for (YearMonth month = from; !month.atDay(1).isAfter(last); month = month.plusMonths(step)) {
            marks.add(new Mark(scale.of(month.atDay(1)), month.format(MONTH)));
        }
        return marks;
    }

    private record Scale(LocalDate first, long days) {
        double of(LocalDate day) {
            double at = LEFT + (double) (RIGHT - LEFT) * ChronoUnit.DAYS.between(first, day) / Math.max(1, days);
            return Math.round(at * 10) / 10.0;
        }

        @Nullable
        Double at(@Nullable LocalDate day) {
            return day == null ? null : Double.valueOf(of(day));
        }
    }
}

package org.trialbridge.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.outlook.Forecast;
import org.trialbridge.plan.EnrollmentPlan;
import org.trialbridge.report.ChartSheet.Box;
import org.trialbridge.report.ChartSheet.Series;
import org.trialbridge.report.ChartSheet.Style;
import org.trialbridge.report.ChartSheet.Title;
import org.trialbridge.report.StatusReport.Country;
import org.trialbridge.report.TableSheet.Column;
import org.trialbridge.report.Totals.Point;
import org.trialbridge.report.Totals.Total;

/** Sheet 4: enrollment period by period: a block for all countries together, then one for each that reports. */
final class EnrollmentSheet {
    static final String NAME = "Enrollment";

    private static final int WINDOW = 4;
    private static final int CHART_ROWS = 22;
    private static final List<Column> COLUMNS = List.of(
            Column.texts("Country", 18),
            Column.dates("Period end", 11),
            Column.numbers("Enrolled,\ncumulative", 11),
            Column.numbers("Planned,\ncumulative", 11),
            Column.numbers("Plan\nversion", 8),
            Column.numbers("Increment", 10),
            Column.numbers("Mean of\n4 periods", 10),
            Column.numbers("Target", 10),
            Column.texts("About the number", 42));
    private static final List<Column> ALL =
            Stream.concat(COLUMNS.stream(), ForecastSheet.NUMBERS.stream()).toList();
    private static final int CHART_LEFT = ALL.size() + 1;
    private static final int CHART_RIGHT = CHART_LEFT + 12;

    private EnrollmentSheet() {}

    static int write(ReportSheets sheets, StatusReport report) {
        TableSheet table = sheets.table(NAME, ALL);
        List<LocalDate> periods = Periods.of(report);
        Total all = report.totals().all();
        if (!periods.isEmpty()) {
            block(
                    table,
                    "All countries",
                    all,
                    report.parameters().isWhole() ? report.plan() : null,
                    Summary.of(report).progress().target(),
                    report.forecasts().whole(),
                    periods);
        }
        for (Country country : report.countries()) {
            Total total = report.totals().country(country.id());
            if (!total.series().isEmpty()) {
                LocalDate first = total.series().firstKey();
                block(
                        table,
                        country.name(),
                        total,
                        EnrollmentPlan.of(report.plans(), country.iso2()),
                        country.target(),
                        report.forecasts().of(country.iso2()),
                        periods.stream().filter(end -> !end.isBefore(first)).toList());
            }
        }
        int rows = table.end("Nobody has reported yet.");
        charts(sheets, report, all, periods);
        sheets.print(NAME, CHART_RIGHT, Math.max(rows + 1, 2 * CHART_ROWS + 2));
        return rows;
    }

    private static void block(
            TableSheet table,
            String name,
            Total total,
            @Nullable EnrollmentPlan plan,
            @Nullable Integer target,
            @Nullable Forecast forecast,
            List<LocalDate> periods) {
        List<@Nullable Long> values = Periods.values(total, periods);
        List<@Nullable Long> increments = increments(values);
        List<@Nullable Double> means = means(values);
        for (int index = 0; index < periods.size(); index++) {
            Point point = total.series().get(periods.get(index));
            Marks marks = point == null ? Marks.NONE : point.marks();
            table.row()
                    .text(name)
                    .date(periods.get(index))
                    .count(values.get(index), marks)
                    .whole(plan == null ? null : plan.plannedBy(periods.get(index)))
                    .whole(plan == null ? null : plan.version())
                    .whole(increments.get(index))
                    .decimal(means.get(index))
                    .whole(target)
                    .text(marks.words(values.get(index)));
            ForecastSheet.numbers(table, null);
        }
        for (Forecast.Point point : ForecastSheet.after(forecast, periods.get(periods.size() - 1))) {
            table.row()
                    .text(name)
                    .date(point.date())
                    .whole(null)
                    .whole(plan == null ? null : plan.plannedBy(point.date()))
                    .whole(plan == null ? null : plan.version())
                    .whole(null)
                    .decimal(null)
                    .whole(target)
                    .text("forecast");
            ForecastSheet.numbers(table, point);
        }
    }

    /** Each value less the last one reported before it. */
    private static List<@Nullable Long> increments(List<@Nullable Long> values) {
        List<@Nullable Long> increments = new ArrayList<>();
        Long before = null;
        for (Long value : values) {
            increments.add(value == null || before == null ? null : Long.valueOf(value - before));
            before = value == null ? before : value;
        }
        return increments;
    }

    /** The mean increment over the last four periods, where both ends were reported. */
    private static List<@Nullable Double> means(List<@Nullable Long> values) {
        List<@Nullable Double> means = new ArrayList<>();
        for (int index = 0; index < values.size(); index++) {
            Long now = values.get(index);
            Long before = index < WINDOW ? null : values.get(index - WINDOW);
            means.add(now == null || before == null ? null : Double.valueOf((now - before) / (double) WINDOW));
        }
        return means;
    }

    private static void charts(ReportSheets sheets, StatusReport report, Total all, List<LocalDate> periods) {
        ChartSheet charts = sheets.charts(NAME, CHART_RIGHT + 2);
        List<String> categories = periods.stream().map(LocalDate::toString).toList();
        List<@Nullable Long> values = Periods.values(all, periods);
        List<Series> curves = new ArrayList<>();
        curves.add(new Series("All countries", Style.LINE, Colours.ACTUAL, values));
        for (Country country : report.countries()) {
            Total total = report.totals().country(country.id());
            if (!total.series().isEmpty()) {
                curves.add(new Series(country.name(), Style.LINE, Colours.of(country), Periods.values(total, periods)));
            }
        }
        charts.draw(
                new Title(
                        "Enrolled, cumulative, by country",
                        "participants",
                        "Line chart of participants enrolled by the end of each period, a line for each country that"
                                + " reports and one for all. Periods without a report are gaps."),
                new Box(CHART_LEFT, 1, CHART_RIGHT, 1 + CHART_ROWS),
                categories,
                curves);
        charts.draw(
                new Title(
                        "Enrolled in each period, all countries",
                        "participants",
                        "Columns of participants enrolled in each period, with the mean of four periods as a line."),
                new Box(CHART_LEFT, CHART_ROWS + 2, CHART_RIGHT, 2 * CHART_ROWS + 2),
                categories,
                List.of(
                        new Series("Increment", Style.BAR, Colours.LIGHT, increments(values)),
                        new Series("Mean of 4 periods", Style.LINE, Colours.ACTUAL, means(values))));
    }
}

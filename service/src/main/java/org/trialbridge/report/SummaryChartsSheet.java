package org.trialbridge.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.outlook.Forecast;
import org.trialbridge.outlook.Forecast.Point;
import org.trialbridge.plan.EnrollmentPlan;
import org.trialbridge.report.ChartSheet.Box;
import org.trialbridge.report.ChartSheet.Series;
import org.trialbridge.report.ChartSheet.Style;
import org.trialbridge.report.ChartSheet.Title;
import org.trialbridge.report.StatusReport.Country;

/** The charts of the first sheet: enrolled over time, and by country, each against its target. */
final class SummaryChartsSheet {
    private static final int LEFT = 4;
    private static final int HEIGHT = 17;

    private SummaryChartsSheet() {}

    /** @param top the row where they start; they end before the column {@code right}, their numbers stand beyond it */
    static void draw(ReportSheets sheets, StatusReport report, Summary summary, int top, int right, int rows) {
        ChartSheet charts = sheets.charts(SummarySheet.NAME, right + 2);
        overTime(charts, report, summary, new Box(LEFT, top, right, top + HEIGHT));
        byCountry(charts, report, new Box(LEFT, top + HEIGHT + 1, right, top + 2 * HEIGHT + 1));
        sheets.print(SummarySheet.NAME, right, Math.max(rows, top + 2 * HEIGHT + 1));
    }

    private static void overTime(ChartSheet charts, StatusReport report, Summary summary, Box box) {
        List<LocalDate> past = Periods.of(report);
        Forecast forecast = report.forecasts().whole();
        List<Forecast.Point> ahead =
                past.isEmpty() ? List.of() : ForecastSheet.after(forecast, past.get(past.size() - 1));
        List<LocalDate> periods =
                Stream.concat(past.stream(), ForecastSheet.days(ahead)).toList();
        List<Series> series = new ArrayList<>();
        List<@Nullable Long> actual = Periods.values(summary.total(), periods);
        series.add(new Series("Enrolled", Style.LINE, Colours.ACTUAL, actual));
        EnrollmentPlan plan = report.plan();
        if (plan != null) {
            series.add(new Series(
                    "Plan, version " + plan.version(),
                    Style.DASHED_LINE,
                    Colours.ACTUAL,
                    periods.stream().map(plan::plannedBy).toList()));
        }
        Integer target = summary.progress().target();
        if (target != null) {
            series.add(
                    new Series("Target", Style.DASHED_LINE, Colours.PLAN, Collections.nCopies(periods.size(), target)));
        }
        if (forecast != null && !ahead.isEmpty()) {
            series.add(
                    new Series("Forecast", Style.LINE, Colours.LIGHT, expected(periods, forecast, ahead, Point::mean)));
            series.add(new Series(
                    "P10", Style.DASHED_LINE, Colours.LIGHT, expected(periods, forecast, ahead, Point::p10)));
            series.add(new Series(
                    "P90", Style.DASHED_LINE, Colours.LIGHT, expected(periods, forecast, ahead, Point::p90)));
        }
        charts.drawOverTime(
                new Title(
                        "Enrolled, cumulative",
                        "participants",
                        "Line chart of participants enrolled by the end of each period, with plan and target as dashed lines,"
                                + " and of what is forecast with its 10 % and 90 % bounds in a light colour. The numbers"
                                + " are on the sheet Enrollment."),
                box,
                periods,
                series);
    }

    /** From where the forecast begins on. */
    private static List<@Nullable Number> expected(
            List<LocalDate> days, Forecast forecast, List<Point> ahead, Function<Point, Number> value) {
        List<@Nullable Number> values = new ArrayList<>();
        for (LocalDate day : days) {
            Number number = day.equals(forecast.cutOff()) ? forecast.enrolled() : null;
            for (Point point : ahead) {
                number =
                        point.date().equals(day) ? Math.round(value.apply(point).doubleValue()) : number;
            }
            values.add(number);
        }
        return values;
    }

    private static void byCountry(ChartSheet charts, StatusReport report, Box box) {
        List<Country> countries = report.countries().stream()
                .filter(country -> country.target() != null
                        || report.totals().country(country.id()).enrolled() != null)
                .toList();
        List<@Nullable Long> enrolled = new ArrayList<>();
        List<@Nullable Integer> targets = new ArrayList<>();
        for (Country country : countries) {
            enrolled.add(report.totals().country(country.id()).enrolled());
            targets.add(country.target());
        }
        Series actual = new Series(
                "Enrolled", Style.BAR, countries.stream().map(Colours::of).toList(), enrolled);
        Series target = new Series("Target", Style.BAR, Colours.PLAN, targets);
        charts.draw(
                new Title(
                        "Enrolled against target, by country",
                        "participants",
                        "Column chart of participants enrolled in each country beside its target. The numbers are on the"
                                + " sheet Countries."),
                box,
                countries.stream().map(Country::name).toList(),
                targets.stream().flatMap(Stream::ofNullable).findAny().isPresent()
                        ? List.of(actual, target)
                        : List.of(actual));
    }
}

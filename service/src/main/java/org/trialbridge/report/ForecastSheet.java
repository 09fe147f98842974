package org.trialbridge.report;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.outlook.Forecast;
import org.trialbridge.report.TableSheet.Column;

/** What other sheets say of forecasts. */
final class ForecastSheet {
    /** Of a table with a row for each place. */
    static final List<Column> DATES = List.of(
            Column.dates("Forecast,\nP50", 11),
            Column.dates("Forecast,\nP10", 11),
            Column.dates("Forecast,\nP90", 11),
            Column.texts("About the forecast", 22));

    /** Of a table with a row for each period. */
    static final List<Column> NUMBERS = List.of(
            Column.numbers("Forecast", 10), Column.numbers("Forecast,\nP10", 10), Column.numbers("Forecast,\nP90", 10));

    private ForecastSheet() {}

    /** When all will be enrolled, a line for each of three probabilities. */
    static void facts(FactSheet facts, @Nullable Forecast forecast) {
        Forecast.Dates dates = forecast == null ? null : forecast.completion();
        if (forecast == null || dates == null) {
            facts.date("Forecast of completion", null, ReportForecasts.instead(forecast), "");
            return;
        }
        facts.date("Forecast of completion, P50", dates.median(), ReportForecasts.LATER, about(forecast));
        facts.date(
                "Forecast of completion, P10",
                dates.from80(),
                ReportForecasts.LATER,
                "1 of 10 forecasts like this one ends before");
        facts.date(
                "Forecast of completion, P90",
                dates.to80(),
                ReportForecasts.LATER,
                "9 of 10 forecasts like this one end before");
    }

    static void dates(TableSheet table, @Nullable Forecast forecast) {
        Forecast.Dates dates = forecast == null ? null : forecast.completion();
        if (forecast == null || dates == null) {
            table.date(null).date(null).date(null).text(forecast == null ? null : ReportForecasts.instead(forecast));
            return;
        }
        for (LocalDate date : dates.shown()) {
            table.dateOr(date, ReportForecasts.LATER);
        }
        table.text(forecast.lowConfidence() ? "low confidence" : null);
    }

    static void numbers(TableSheet table, Forecast.@Nullable Point point) {
        table.whole(point == null ? null : Math.round(point.mean()))
                .whole(point == null ? null : point.p10())
                .whole(point == null ? null : point.p90());
    }

    /** The days for which something is expected after a day, up to the one by which all will most likely be enrolled. */
    static List<Forecast.Point> after(@Nullable Forecast forecast, LocalDate day) {
        return forecast == null
                ? List.of()
                : forecast.ahead().stream()
                        .filter(point -> point.date().isAfter(day))
                        .toList();
    }

    static Stream<LocalDate> days(List<Forecast.Point> points) {
        return points.stream().map(Forecast.Point::date);
    }

    private static String about(Forecast forecast) {
        return (forecast.lowConfidence() ? "Low confidence. " : "")
                + "From the counts up to " + forecast.cutOff() + "; the expected curve meets the target "
                + (forecast.completion() == null || forecast.completion().expectedOn() == null
                        ? "later than in 10 years"
                        : "on " + forecast.completion().expectedOn());
    }
}

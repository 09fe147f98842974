package org.trialbridge.outlook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.web.Curve;
import org.trialbridge.web.Fan;

/** A forecast on a page: a fan beside the curve of what was reported. It has no address of its own. */
public final class ForecastPages {
    private ForecastPages() {}

    /**
     * What the macros of {@code forecast.ftlh} show.
     *
     * @param curve null while nothing is reported
     * @param late whether the day expected has passed by the day it is told
     */
    public record Model(Forecast forecast, @Nullable Curve curve, boolean late) {}

    /** Draws what was reported of some places, and what is expected of them. */
    public static Model of(Forecasted told, Function<LocalDate, @Nullable Integer> planned) {
        return of(
                told.forecast(),
                told.history().stream()
                        .map(point -> new Curve.Point(point.day(), (int) point.enrolled()))
                        .toList(),
                planned);
    }

    /**
     * Draws a forecast beside points of a curve.
     *
     * @param planned by the end of a day, or null if nothing is
     */
    public static Model of(
            Forecast forecast, List<Curve.Point> points, Function<LocalDate, @Nullable Integer> planned) {
        List<Fan.Day> ahead = days(forecast);
        List<Curve.Point> plan = Stream.concat(
                        points.stream().map(Curve.Point::day), ahead.stream().map(Fan.Day::day))
                .sorted()
                .distinct()
                .map(day -> new Curve.Point(day, planned.apply(day)))
                .toList();
        boolean isPlanned = plan.stream().anyMatch(point -> point.value() != null);
        Forecast.Dates dates = forecast.completion();
        LocalDate expected = dates == null ? null : dates.expectedOn();
        return new Model(
                forecast,
                Curve.of(points, isPlanned ? plan : List.of(), forecast.target(), ahead),
                expected != null && expected.isBefore(forecast.asOf()));
    }

    private static List<Fan.Day> days(Forecast forecast) {
        List<Fan.Day> days = new ArrayList<>();
        LocalDate cutOff = forecast.cutOff();
        Long enrolled = forecast.enrolled();
        if (cutOff != null && enrolled != null && !forecast.points().isEmpty()) {
            days.add(Fan.Day.known(cutOff, enrolled));
            for (Forecast.Point point : forecast.ahead()) {
                days.add(new Fan.Day(
                        point.date(), point.low95(), point.p10(), point.mean(), point.p90(), point.high95()));
            }
        }
        return days;
    }
}

package org.trialbridge.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.plan.EnrollmentPlan.Point;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.ReportingCalendar;

/**
 * A plan as somebody wrote it, not yet checked: with its points, or with a few numbers from which they are drawn.
 *
 * @param iso2 the country it is for, null for the whole trial or a site
 * @param site the code of the site it is for, null for the whole trial or a country
 */
public record PlanInput(
        @Nullable String iso2,
        @Nullable String site,
        @Nullable List<@Nullable PointInput> points,
        @Nullable RampUp rampUp,
        @Nullable String reason) {
    static final int MOST_ENROLLED = 10_000_000;
    private static final int MOST_POINTS = 1000;
    private static final int LONGEST_REASON = 500;

    /** One point as somebody wrote it. */
    public record PointInput(
            @Nullable LocalDate periodEnd, @Nullable Integer enrolled) {}

    /** A plan that keeps every rule. */
    record Valid(List<Point> points, String reason) {}

    /** @throws Problem INVALID naming every broken rule */
    Valid toPlan(ReportingCalendar calendar) {
        Errors errors = new Errors();
        errors.check(iso2 == null || site == null, "site", "Name a country or a site, not both.");
        errors.check(
                (points == null) != (rampUp == null), "points", "Send either the points, or the ramp-up to draw them.");
        String why = errors.text(reason, "reason", LONGEST_REASON);
        List<Point> drawn = rampUp == null ? written(calendar, errors) : rampUp.points(calendar, "rampUp/", errors);
        errors.check(
                drawn.size() <= MOST_POINTS,
                "rampUp/endsOn",
                "Enter an earlier day: a plan has at most {0} periods, and this one would have {1}.",
                MOST_POINTS,
                drawn.size());
        errors.throwIfAny();
        return new Valid(drawn, why);
    }

    private List<Point> written(ReportingCalendar calendar, Errors errors) {
        List<@Nullable PointInput> given = points == null ? List.of() : points;
        errors.check(
                !given.isEmpty() && given.size() <= MOST_POINTS, "points", "Enter from 1 to {0} points.", MOST_POINTS);
        List<Point> read = new ArrayList<>();
        for (int index = 0; index < Math.min(given.size(), MOST_POINTS); index++) {
            String field = "points/" + index + "/";
            PointInput point = given.get(index);
            LocalDate end =
                    errors.require(point == null ? null : point.periodEnd(), field + "periodEnd", LocalDate.EPOCH);
            int enrolled = errors.require(point == null ? null : point.enrolled(), field + "enrolled", 0);
            errors.check(
                    calendar.isPeriodEnd(end),
                    field + "periodEnd",
                    "Enter the last day of a period, such as {0}; {1} is none.",
                    calendar.nearestEnds(end).stream().reduce(end, (before, after) -> after),
                    end);
            errors.check(
                    enrolled >= 0 && enrolled <= MOST_ENROLLED,
                    field + "enrolled",
                    "Enter a number from 0 to {0}.",
                    MOST_ENROLLED);
            read.add(new Point(end, enrolled));
        }
        List<Point> sorted =
                read.stream().sorted(Comparator.comparing(Point::periodEnd)).collect(Collectors.toList());
        for (int index = 1; index < sorted.size() && errors.isEmpty(); index++) {
            Point before = sorted.get(index - 1);
            Point point = sorted.get(index);
            errors.check(
                    before.periodEnd().isBefore(point.periodEnd()),
                    "points",
                    "Enter the period to {0} once.",
                    point.periodEnd());
            errors.check(
                    before.enrolled() <= point.enrolled(),
                    "points",
                    "Numbers are cumulative: enter at least {0} for the period to {1}.",
                    before.enrolled(),
                    point.periodEnd());
        }
        return sorted;
    }
}

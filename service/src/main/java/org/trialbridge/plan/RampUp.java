package org.trialbridge.plan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.trialbridge.plan.EnrollmentPlan.Point;
import org.trialbridge.problem.Errors;
import org.trialbridge.trial.ReportingCalendar;

/**
 * A plan drawn from a few numbers, not yet checked: enrollment begins, its pace rises evenly over the ramp-up, and is
 * steady from then on until everybody is enrolled.
 *
 * @param startsOn the day before which nobody is enrolled
 * @param endsOn the day by which everybody is
 * @param enrolled participants in all
 * @param rampUpDays how long the pace rises; 0 or absent for a steady pace from the start
 */
public record RampUp(
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable Integer enrolled,
        @Nullable Integer rampUpDays) {
    private static final LocalDate ANY_DAY = LocalDate.EPOCH;
    private static final int MOST_DAYS = 40 * 366;

    /** Returns the points of the plan at the ends of periods; none if an error was noted. */
    List<Point> points(ReportingCalendar calendar, String field, Errors errors) {
        LocalDate start = errors.require(startsOn, field + "startsOn", ANY_DAY);
        LocalDate end = errors.require(endsOn, field + "endsOn", start.plusDays(1));
        int all = errors.require(enrolled, field + "enrolled", 1);
        int ramp = rampUpDays == null ? 0 : rampUpDays;
        long days = ChronoUnit.DAYS.between(start, end);
        errors.check(days >= 1, field + "endsOn", "Enter a day after {0}.", start);
        errors.check(days <= MOST_DAYS, field + "endsOn", "Enter a day within 40 years of {0}.", start);
        errors.check(
                all >= 1 && all <= PlanInput.MOST_ENROLLED,
                field + "enrolled",
                "Enter a number from 1 to {0}.",
                PlanInput.MOST_ENROLLED);
        errors.check(
                ramp >= 0 && ramp <= Math.max(days, 0),
                field + "rampUpDays",
                "Enter a number from 0 to {0}, the days of the whole plan.",
                Math.max(days, 0));
        LocalDate last = calendar.periodEnd(end);
        errors.check(
                last != null,
                field + "endsOn",
                "Enter an earlier day: the reporting calendar ends on {0}.",
                Objects.requireNonNullElse(calendar.previousEnd(end), end));
        return errors.isEmpty() && last != null
                ? points(calendar.periods(start, last), start, end, all, ramp)
                : List.of();
    }

    private static List<Point> points(List<LocalDate> periods, LocalDate start, LocalDate end, int all, int ramp) {
        List<Point> points = new ArrayList<>();
        double days = (double) ChronoUnit.DAYS.between(start, end);
        double pace = all / (days - ramp / 2.0);
        for (LocalDate periodEnd : periods) {
            double passed = Math.min(days, (double) ChronoUnit.DAYS.between(start, periodEnd));
            double enrolled = passed < ramp ? pace * passed * passed / (2.0 * ramp) : pace * (passed - ramp / 2.0);
            points.add(new Point(periodEnd, periodEnd.isBefore(end) ? (int) Math.round(enrolled) : all));
        }
        return points;
    }
}

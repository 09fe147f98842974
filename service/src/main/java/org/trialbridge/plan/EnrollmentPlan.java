package org.trialbridge.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.json.Json;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;

/**
 * A version of the plan of a trial, a country or a site.
 *
 * @param trial the trial's code
 * @param iso2 the country, also of a site; null for the whole trial
 * @param site the site's code; null for the whole trial or a country
 * @param version counted in its place from 1
 * @param approvedOn from this day on reports compare with it; null while it is proposed
 * @param reason why there is this version
 * @param points in the order of periods, at least one
 */
public record EnrollmentPlan(
        long id,
        long trialId,
        String trial,
        @Nullable Long participationId,
        @Nullable String iso2,
        @Nullable Long siteId,
        @Nullable String site,
        int version,
        @Nullable LocalDate approvedOn,
        String reason,
        boolean illustrative,
        Instant recordedAt,
        @Json List<Point> points) {

    /** Participants to be enrolled by the end of a period, cumulative. */
    public record Point(LocalDate periodEnd, int enrolled) {}

    public EnrollmentPlan {
        points = List.copyOf(points);
    }

    public Place place() {
        return new Place(trialId, participationId, siteId);
    }

    /** The one of the country, or of the trial as a whole if none is named; null if there is none. */
    public static @Nullable EnrollmentPlan of(List<EnrollmentPlan> plans, @Nullable String iso2) {
        return plans.stream()
                .filter(plan -> plan.site() == null && Objects.equals(plan.iso2(), iso2))
                .findFirst()
                .orElse(null);
    }

    /** The last number planned. */
    public int total() {
        return points.get(points.size() - 1).enrolled();
    }

    /**
     * How many are to be enrolled by a day: between two period ends in proportion to the days passed, rounded down; null
     * before the first period end, and the last number after the last one.
     */
    public @Nullable Integer plannedBy(LocalDate day) {
        Point before = null;
        for (Point point : points) {
            if (point.periodEnd().isAfter(day)) {
                return before == null ? null : Integer.valueOf(between(before, point, day));
            }
            before = point;
        }
        return Objects.requireNonNull(before).enrolled();
    }

    private static int between(Point before, Point after, LocalDate day) {
        long all = ChronoUnit.DAYS.between(before.periodEnd(), after.periodEnd());
        long passed = ChronoUnit.DAYS.between(before.periodEnd(), day);
        return (int) (before.enrolled() + (after.enrolled() - before.enrolled()) * passed / all);
    }
}

package org.trialbridge.dashboard;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.trialbridge.access.Actor;
import org.trialbridge.enrollment.PeriodEnrollment;
import org.trialbridge.outlook.ForecastPages;
import org.trialbridge.plan.EnrollmentPlan;
import org.trialbridge.web.Curve;
import org.trialbridge.web.Page;
import org.trialbridge.web.TimeTravel;

/** The overview of a trial. */
@Path("/trials/{trial}")
@Produces(Page.HTML)
public final class DashboardPages {
    private final DashboardService dashboard;

    public DashboardPages(DashboardService dashboard) {
        this.dashboard = dashboard;
    }

    /**
     * What {@code overview.ftlh} shows.
     *
     * @param told the forecast, beside the curve of what was reported
     * @param time which day was asked for, if not today
     */
    public record Model(Overview overview, ForecastPages.Model told, TimeTravel time) {}

    @GET
    public Page overview(@Auth Actor actor, @PathParam("trial") String trial, @Context TimeTravel time) {
        Overview overview = dashboard.overview(actor, trial, time.asOf(), time.knownAt());
        List<Curve.Point> points =
                overview.periods().stream().map(DashboardPages::point).toList();
        EnrollmentPlan plan = overview.plan();
        return new Page(
                DashboardPages.class,
                "overview.ftlh",
                overview.trial().title(),
                new Model(
                        overview,
                        ForecastPages.of(overview.forecast(), points, day -> plan == null ? null : plan.plannedBy(day)),
                        time));
    }

    /** A period that nobody reported is a gap. */
    private static Curve.Point point(PeriodEnrollment period) {
        Long enrolled = period.figures().enrolled();
        return new Curve.Point(
                period.periodEnd(),
                period.reported() && enrolled != null ? Integer.valueOf(enrolled.intValue()) : null);
    }
}

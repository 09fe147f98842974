package org.trialbridge.plan;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Listing;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Curve;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;
import org.trialbridge.web.Paging;

/** The plans of a trial, and the form to approve one. The JSON twin is {@link PlanResource}. */
@Path("/trials/{trial}/plans")
@Produces(Page.HTML)
public final class PlanPages {
    private final PlanService plans;

    public PlanPages(PlanService plans) {
        this.plans = plans;
    }

    /** What {@code plans.ftlh} shows. */
    public record ListModel(
            String trial,
            List<EnrollmentPlan> plans,
            @Nullable String country,
            @Nullable String site,
            boolean mayEdit,
            @Nullable String more) {}

    /** What {@code plan.ftlh} shows. */
    public record Model(EnrollmentPlan plan, @Nullable Curve curve, boolean mayApprove, Form form) {}

    @GET
    public Page list(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @QueryParam("country") @Nullable String country,
            @QueryParam("site") @Nullable String site,
            @Context Paging paging) {
        Listing<EnrollmentPlan> listing = plans.list(actor, trial, country, site, paging.window());
        return new Page(
                PlanPages.class,
                "plans.ftlh",
                "Plans",
                new ListModel(
                        trial,
                        listing.items(),
                        country,
                        site,
                        actor.mayAnywhere(Action.EDIT_TRIAL),
                        paging.next(listing)));
    }

    @GET
    @Path("{id}")
    public Page show(@Auth Actor actor, @PathParam("trial") String trial, @PathParam("id") long id) {
        return page(actor, plans.find(actor, trial, id), Form.empty());
    }

    @POST
    @Path("{id}/approval")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response approve(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("id") long id,
            MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            ApprovalInput input = new ApprovalInput(form.date("approvedOn"), form.text("note"));
            form.throwIfUnreadable();
            plans.approve(actor, trial, id, input);
        } catch (Problem problem) {
            return Page.invalid(page(actor, plans.find(actor, trial, id), form.with(problem)));
        }
        return Page.redirect("/trials/" + trial + "/plans/" + id, "The approval is saved.");
    }

    private static Page page(Actor actor, EnrollmentPlan plan, Form form) {
        List<Curve.Point> points = plan.points().stream()
                .map(point -> new Curve.Point(point.periodEnd(), point.enrolled()))
                .toList();
        return new Page(
                PlanPages.class,
                "plan.ftlh",
                "Plan, version " + plan.version(),
                new Model(
                        plan,
                        Curve.of(points, List.of(), null),
                        plan.approvedOn() == null && actor.may(Action.EDIT_TRIAL, plan.place()),
                        form));
    }
}

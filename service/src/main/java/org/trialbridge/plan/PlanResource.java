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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.web.Paging;

/** Plans over JSON. The HTML twin is {@link PlanPages}. */
@Path("/api/v1/trials/{trial}/plans")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PlanResource {
    private final PlanService plans;

    public PlanResource(PlanService plans) {
        this.plans = plans;
    }

    @GET
    public Response list(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @QueryParam("country") @Nullable String country,
            @QueryParam("site") @Nullable String site,
            @Context Paging paging) {
        return paging.answer(plans.list(actor, trial, country, site, paging.window()));
    }

    @POST
    public Response propose(
            @Auth Actor actor, @PathParam("trial") String trial, @Context UriInfo uri, PlanInput input) {
        EnrollmentPlan plan = plans.propose(actor, trial, input);
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(String.valueOf(plan.id()))
                        .build())
                .entity(plan)
                .build();
    }

    @GET
    @Path("{id}")
    public EnrollmentPlan read(@Auth Actor actor, @PathParam("trial") String trial, @PathParam("id") long id) {
        return plans.find(actor, trial, id);
    }

    @POST
    @Path("{id}/approval")
    public EnrollmentPlan approve(
            @Auth Actor actor, @PathParam("trial") String trial, @PathParam("id") long id, ApprovalInput input) {
        return plans.approve(actor, trial, id, input);
    }
}

package org.trialbridge.milestone;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Listing;
import org.trialbridge.web.Paging;

/** Baselines over JSON. The HTML twin is {@link BaselinePages}. */
@Path("/api/v1/trials/{trial}/milestone-baselines")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class BaselineResource {
    private final BaselineService baselines;

    public BaselineResource(BaselineService baselines) {
        this.baselines = baselines;
    }

    @GET
    public Response list(@Auth Actor actor, @PathParam("trial") String trial, @Context Paging paging) {
        return paging.answer(new Listing<>(baselines.list(actor, trial), null));
    }

    @POST
    public Response freeze(@Auth Actor actor, @PathParam("trial") String trial, BaselineInput input) {
        return Response.status(Response.Status.CREATED)
                .entity(baselines.freeze(actor, trial, input))
                .build();
    }
}

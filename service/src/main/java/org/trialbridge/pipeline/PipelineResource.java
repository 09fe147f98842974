package org.trialbridge.pipeline;

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
import jakarta.ws.rs.core.UriInfo;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Listing;
import org.trialbridge.web.Paging;
import org.trialbridge.web.TimeTravel;

/** The stage changes of a country over JSON. The HTML twin is {@link PipelinePages}. */
@Path("/api/v1/trials/{trial}/countries/{iso2}/stage-changes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PipelineResource {
    private final PipelineService pipeline;

    public PipelineResource(PipelineService pipeline) {
        this.pipeline = pipeline;
    }

    @GET
    public Response list(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            @Context TimeTravel time,
            @Context Paging paging) {
        return paging.answer(new Listing<>(pipeline.changes(actor, trial, iso2, time.asOf(), time.knownAt()), null));
    }

    @GET
    @Path("{id}")
    public StageChange read(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            @PathParam("id") long id) {
        return pipeline.change(actor, trial, iso2, id);
    }

    @POST
    public Response move(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            @Context UriInfo uri,
            StageChangeInput input) {
        StageChange change = pipeline.move(actor, trial, iso2, input);
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(String.valueOf(change.id()))
                        .build())
                .entity(change)
                .build();
    }
}

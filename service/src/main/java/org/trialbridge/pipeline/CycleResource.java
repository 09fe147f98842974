package org.trialbridge.pipeline;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Listing;
import org.trialbridge.web.Paging;
import org.trialbridge.web.TimeTravel;

/** How long things took, over JSON. The HTML twin is {@link CyclePages}. */
@Path("/api/v1/trials/{trial}/cycle-times")
@Produces(MediaType.APPLICATION_JSON)
public final class CycleResource {
    private final PipelineService pipeline;

    public CycleResource(PipelineService pipeline) {
        this.pipeline = pipeline;
    }

    @GET
    public Response list(
            @Auth Actor actor, @PathParam("trial") String trial, @Context TimeTravel time, @Context Paging paging) {
        return paging.answer(new Listing<>(
                pipeline.cycleTimes(actor, trial, time.asOf(), time.knownAt()).figures(), null));
    }
}

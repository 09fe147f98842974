package org.trialbridge.trial;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.web.Paging;
import org.trialbridge.web.Versions;

/** Trials over JSON. The HTML twins are {@link TrialPages}, {@link NewTrialPages} and {@link EditTrialPages}. */
@Path("/api/v1/trials")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TrialResource {
    private final TrialService trials;

    public TrialResource(TrialService trials) {
        this.trials = trials;
    }

    @GET
    public Response list(@Auth Actor actor, @Context Paging paging) {
        return paging.answer(trials.list(actor, paging.window()));
    }

    @POST
    public Response create(@Auth Actor actor, TrialInput input) {
        TrialStanding created = trials.create(actor, input);
        URI location = URI.create("/api/v1/trials/" + created.trial().code());
        return Versions.tagged(
                        Response.created(location).entity(created),
                        created.trial().version())
                .build();
    }

    @GET
    @Path("{trial}")
    public Response find(@Auth Actor actor, @PathParam("trial") String trial) {
        TrialStanding found = trials.find(actor, trial);
        return Versions.ok(found, found.trial().version());
    }

    @PUT
    @Path("{trial}")
    public Response update(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            TrialInput input) {
        TrialStanding updated = trials.update(actor, trial, Versions.ifMatch(ifMatch), input);
        return Versions.ok(updated, updated.trial().version());
    }
}

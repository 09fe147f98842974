package org.trialbridge.meeting;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.web.Paging;
import org.trialbridge.web.Versions;

/** Decisions over JSON. */
@Path("/api/v1/meetings/{id}/decisions")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
public final class DecisionResource {
    private final DecisionService decisions;

    public DecisionResource(DecisionService decisions) {
        this.decisions = decisions;
    }

    @GET
    public Response list(
            @Parameter(hidden = true) @Auth Actor actor, @PathParam("id") long id, @Context Paging paging) {
        return paging.answer(decisions.list(actor, id));
    }

    @POST
    public Response add(@Parameter(hidden = true) @Auth Actor actor, @PathParam("id") long id, DecisionInput input) {
        Decision added = decisions.add(actor, id, input);
        URI place = URI.create("/api/v1/meetings/" + id + "/decisions/" + added.id());
        return Versions.tagged(Response.created(place), added.version())
                .entity(added)
                .build();
    }

    @GET
    @Path("/{decisionId}")
    public Response get(
            @Parameter(hidden = true) @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("decisionId") long decisionId) {
        Decision decision = decisions.get(actor, id, decisionId);
        return Versions.ok(decision, decision.version());
    }

    @PUT
    @Path("/{decisionId}")
    public Response change(
            @Parameter(hidden = true) @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("decisionId") long decisionId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            DecisionInput input) {
        Decision changed = decisions.change(actor, id, decisionId, Versions.ifMatch(version), input);
        return Versions.ok(changed, changed.version());
    }
}

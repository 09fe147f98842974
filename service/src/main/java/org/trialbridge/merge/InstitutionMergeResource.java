package org.trialbridge.merge;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.institution.Institution;
import org.trialbridge.web.Versions;

/** Merging over JSON. The HTML twin is {@link InstitutionMergePages}. */
@Path("/api/v1/institutions/{id}/merge")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class InstitutionMergeResource {
    private final InstitutionMergeService merges;

    public InstitutionMergeResource(InstitutionMergeService merges) {
        this.merges = merges;
    }

    @PUT
    public Response merge(
            @Auth Actor actor,
            @PathParam("id") long id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            MergeInput input) {
        Institution merged = merges.merge(actor, id, Versions.ifMatch(ifMatch), input);
        return Versions.ok(merged, merged.version());
    }

    /** Splits off again what {@code mergedId} names. */
    @POST
    @Path("undo")
    public Response undo(@Auth Actor actor, @PathParam("id") long id, MergeInput input) {
        Institution split = merges.undo(actor, id, input.mergedId());
        return Versions.ok(split, split.version());
    }
}

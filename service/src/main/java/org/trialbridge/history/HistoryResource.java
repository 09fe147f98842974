package org.trialbridge.history;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.web.Versions;

/** The history of a thing, and restoring an earlier version, over JSON. The HTML twin is {@link HistoryPages}. */
@Path("/api/v1/history/{kind: [a-z]{1,20}}/{id: [0-9]{1,18}}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class HistoryResource {
    private final HistoryService history;
    private final Restorer restorer;

    public HistoryResource(HistoryService history, Restorer restorer) {
        this.history = history;
        this.restorer = restorer;
    }

    @GET
    public Response list(@Auth Actor actor, @PathParam("kind") String kind, @PathParam("id") long id) {
        return answer(history.history(actor, Kind.of(kind), id));
    }

    /** With the version that is replaced in If-Match. */
    @POST
    @Path("restorations")
    public Response restore(
            @Auth Actor actor,
            @PathParam("kind") String kind,
            @PathParam("id") long id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            RestoreInput input) {
        restorer.restore(actor, Kind.of(kind), id, () -> Versions.ifMatch(ifMatch), input);
        return answer(history.history(actor, Kind.of(kind), id));
    }

    private static Response answer(History found) {
        return Versions.ok(found, found.thing().version());
    }
}

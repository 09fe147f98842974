package org.trialbridge.lock;

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

/** Accepted periods over JSON. The HTML twin is {@link LockPages}. */
@Path("/api/v1/trials/{trial}/locks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class LockResource {
    private final LockService locks;

    public LockResource(LockService locks) {
        this.locks = locks;
    }

    @GET
    public Response list(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @QueryParam("country") @Nullable String country,
            @Context Paging paging) {
        return paging.answer(locks.list(actor, trial, country, paging.window()));
    }

    @POST
    public Response accept(@Auth Actor actor, @PathParam("trial") String trial, @Context UriInfo uri, LockInput input) {
        Lock lock = locks.accept(actor, trial, input);
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(String.valueOf(lock.id()))
                        .build())
                .entity(lock)
                .build();
    }

    @GET
    @Path("{id}")
    public Lock read(@Auth Actor actor, @PathParam("trial") String trial, @PathParam("id") long id) {
        return locks.find(actor, trial, id);
    }

    @POST
    @Path("{id}/reopenings")
    public Response ask(
            @Auth Actor actor, @PathParam("trial") String trial, @PathParam("id") long id, ReopeningInput input) {
        return Response.status(Response.Status.CREATED)
                .entity(locks.ask(actor, trial, id, input))
                .build();
    }

    @POST
    @Path("{id}/reopenings/{reopeningId}/approval")
    public Reopening approve(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("id") long id,
            @PathParam("reopeningId") long reopeningId) {
        return locks.approve(actor, trial, id, reopeningId);
    }

    @POST
    @Path("{id}/reopenings/{reopeningId}/refusal")
    public Reopening decline(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("id") long id,
            @PathParam("reopeningId") long reopeningId,
            RefusalInput input) {
        return locks.decline(actor, trial, id, reopeningId, input);
    }
}

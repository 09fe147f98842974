package org.trialbridge.statement;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.trialbridge.web.Versions;

/** Statements over JSON. The HTML twin is {@link StatementPages}. */
@Path("/api/v1/statements")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class StatementResource {
    private final StatementService statements;

    public StatementResource(StatementService statements) {
        this.statements = statements;
    }

    @GET
    public Response list(
            @Auth Actor actor,
            @QueryParam("trial") @Nullable String trial,
            @QueryParam("country") @Nullable String country,
            @QueryParam("status") StatementFilter.@Nullable Status status,
            @QueryParam("q") @Nullable String q,
            @Context Paging paging) {
        return paging.answer(statements.list(actor, new StatementFilter(trial, country, status, q), paging.window()));
    }

    @POST
    public Response create(@Auth Actor actor, @Context UriInfo uri, StatementInput input) {
        Statement created = statements.create(actor, input);
        return Versions.created(uri, created.id(), created, created.version());
    }

    @GET
    @Path("{id}")
    public Response read(@Auth Actor actor, @PathParam("id") long id) {
        Statement found = statements.find(actor, id);
        return Versions.ok(found, found.version());
    }

    @PUT
    @Path("{id}")
    public Response change(
            @Auth Actor actor,
            @PathParam("id") long id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            StatementInput input) {
        Statement changed = statements.change(actor, id, Versions.ifMatch(ifMatch), input);
        return Versions.ok(changed, changed.version());
    }

    /** Makes this the statement that counts among those about the same thing. */
    @POST
    @Path("{id}/adoption")
    @Consumes(MediaType.WILDCARD)
    public Response adopt(@Auth Actor actor, @PathParam("id") long id) {
        Statement adopted = statements.adopt(actor, id);
        return Versions.ok(adopted, adopted.version());
    }
}

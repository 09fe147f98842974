package org.trialbridge.agreement;

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
import org.trialbridge.db.Sort;
import org.trialbridge.web.Paging;
import org.trialbridge.web.Versions;

/** Agreements over JSON. The HTML twin is {@link AgreementPages}. */
@Path("/api/v1/agreements")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AgreementResource {
    private final AgreementService agreements;

    public AgreementResource(AgreementService agreements) {
        this.agreements = agreements;
    }

    @GET
    public Response list(
            @Auth Actor actor,
            @QueryParam("trial") @Nullable String trial,
            @QueryParam("country") @Nullable String country,
            @QueryParam("status") AgreementFilter.@Nullable Status status,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort,
            @Context Paging paging) {
        return paging.answer(agreements.list(
                actor,
                new AgreementFilter(trial, country, status, q),
                Sort.of(sort, AgreementService.USUAL),
                paging.window()));
    }

    @POST
    public Response create(@Auth Actor actor, @Context UriInfo uri, AgreementInput input) {
        Agreement created = agreements.create(actor, input);
        return Versions.created(uri, created.id(), created, created.version());
    }

    @GET
    @Path("{id}")
    public Response read(@Auth Actor actor, @PathParam("id") long id) {
        Agreement found = agreements.find(actor, id);
        return Versions.ok(found, found.version());
    }

    @PUT
    @Path("{id}")
    public Response change(
            @Auth Actor actor,
            @PathParam("id") long id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            AgreementInput input) {
        Agreement changed = agreements.change(actor, id, Versions.ifMatch(ifMatch), input);
        return Versions.ok(changed, changed.version());
    }
}

package org.trialbridge.institution;

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
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Sort;
import org.trialbridge.web.Paging;
import org.trialbridge.web.Versions;

/** The directory of institutions over JSON. The HTML twin is {@link InstitutionPages}. */
@Path("/api/v1/institutions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class InstitutionResource {
    private final InstitutionService institutions;

    public InstitutionResource(InstitutionService institutions) {
        this.institutions = institutions;
    }

    @GET
    public Response list(
            @Auth Actor actor,
            @QueryParam("country") @Nullable String country,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort,
            @Context Paging paging) {
        return paging.answer(
                institutions.list(actor, country, q, Sort.of(sort, InstitutionService.USUAL), paging.window()));
    }

    @POST
    public Response create(@Auth Actor actor, InstitutionInput input) {
        Institution created = institutions.create(actor, input);
        URI location = URI.create("/api/v1/institutions/" + created.id());
        return Versions.tagged(Response.created(location).entity(created), created.version())
                .build();
    }

    @GET
    @Path("{id}")
    public Response find(@Auth Actor actor, @PathParam("id") long id) {
        Institution found = institutions.find(actor, id);
        return found.id() == id
                ? Versions.ok(found, found.version())
                : Response.temporaryRedirect(URI.create("/api/v1/institutions/" + found.id()))
                        .build();
    }

    /** An institution with its parts, and what was merged into it. */
    @GET
    @Path("{id}/history")
    public WholeInstitution whole(@Auth Actor actor, @PathParam("id") long id) {
        return institutions.whole(actor, id);
    }

    @PUT
    @Path("{id}")
    public Response update(
            @Auth Actor actor,
            @PathParam("id") long id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            InstitutionInput input) {
        Institution updated = institutions.update(actor, id, Versions.ifMatch(ifMatch), input);
        return Versions.ok(updated, updated.version());
    }
}

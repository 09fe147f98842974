package org.trialbridge.site;

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

/** The sites of a trial over JSON. The HTML twins are {@link SitePages}, {@link NewSitePages} and {@link EditSitePages}. */
@Path("/api/v1/trials/{trial}/sites")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SiteResource {
    private final SiteService sites;

    public SiteResource(SiteService sites) {
        this.sites = sites;
    }

    @GET
    public Response list(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @QueryParam("country") @Nullable String country,
            @QueryParam("sort") @Nullable String sort,
            @Context Paging paging) {
        return paging.answer(sites.list(actor, trial, country, Sort.of(sort, SiteService.USUAL), paging.window()));
    }

    @POST
    public Response create(@Auth Actor actor, @PathParam("trial") String trial, SiteInput input) {
        SiteStanding created = sites.create(actor, trial, input);
        URI location = URI.create(
                "/api/v1/trials/" + trial + "/sites/" + created.site().code());
        return Versions.tagged(
                        Response.created(location).entity(created),
                        created.site().version())
                .build();
    }

    @GET
    @Path("{site}")
    public Response find(@Auth Actor actor, @PathParam("trial") String trial, @PathParam("site") String site) {
        SiteStanding found = sites.find(actor, trial, site);
        return Versions.ok(found, found.site().version());
    }

    @PUT
    @Path("{site}")
    public Response update(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("site") String site,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            SiteInput input) {
        SiteStanding updated = sites.update(actor, trial, site, Versions.ifMatch(ifMatch), input);
        return Versions.ok(updated, updated.site().version());
    }
}

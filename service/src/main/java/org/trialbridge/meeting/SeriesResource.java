package org.trialbridge.meeting;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.web.Paging;
import org.trialbridge.web.Versions;

/** Series of meetings over JSON. A meeting joins one, or begins one, by naming it. */
@Path("/api/v1/series")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
public final class SeriesResource {
    private final SeriesService series;

    public SeriesResource(SeriesService series) {
        this.series = series;
    }

    @GET
    public Response list(
            @Parameter(hidden = true) @Auth Actor actor,
            @QueryParam("trial") @Nullable String trial,
            @Context Paging paging) {
        return paging.answer(series.list(actor, trial));
    }

    @GET
    @Path("/{id}")
    public Response get(@Parameter(hidden = true) @Auth Actor actor, @PathParam("id") long id) {
        SeriesDetails found = series.get(actor, id);
        return Versions.ok(found, found.series().version());
    }

    @PUT
    @Path("/{id}")
    public Response rename(
            @Parameter(hidden = true) @Auth Actor actor,
            @PathParam("id") long id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            SeriesInput input) {
        Series renamed = series.rename(actor, id, Versions.ifMatch(version), input);
        return Versions.ok(renamed, renamed.version());
    }
}

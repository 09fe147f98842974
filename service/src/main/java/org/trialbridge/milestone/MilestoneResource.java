package org.trialbridge.milestone;

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
import org.trialbridge.web.TimeTravel;
import org.trialbridge.web.Versions;

/** Milestones over JSON. The HTML twin is {@link MilestonePages}. */
@Path("/api/v1/milestones")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MilestoneResource {
    private final MilestoneService milestones;

    public MilestoneResource(MilestoneService milestones) {
        this.milestones = milestones;
    }

    @GET
    public Response list(
            @Auth Actor actor,
            @QueryParam("trial") @Nullable String trial,
            @QueryParam("country") @Nullable String country,
            @QueryParam("site") @Nullable String site,
            @QueryParam("status") MilestoneStatus.@Nullable State status,
            @QueryParam("q") @Nullable String q,
            @Context TimeTravel time,
            @Context Paging paging) {
        return paging.answer(milestones.list(
                actor,
                new MilestoneFilter(trial, country, site, status, q),
                time.asOf(),
                time.knownAt(),
                paging.window()));
    }

    @POST
    public Response create(@Auth Actor actor, @Context UriInfo uri, MilestoneInput input) {
        JudgedMilestone created = milestones.create(actor, input);
        return Versions.created(
                uri, created.milestone().id(), created, created.milestone().version());
    }

    @GET
    @Path("{id}")
    public Response read(@Auth Actor actor, @PathParam("id") long id) {
        JudgedMilestone found = milestones.find(actor, id);
        return Versions.ok(found, found.milestone().version());
    }

    @PUT
    @Path("{id}")
    public Response change(
            @Auth Actor actor,
            @PathParam("id") long id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            MilestoneInput input) {
        JudgedMilestone changed = milestones.change(actor, id, Versions.ifMatch(ifMatch), input);
        return Versions.ok(changed, changed.milestone().version());
    }
}

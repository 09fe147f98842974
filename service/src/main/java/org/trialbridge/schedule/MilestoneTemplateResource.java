package org.trialbridge.schedule;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.web.Paging;
import org.trialbridge.web.Versions;

/** Templates of milestones over JSON. The HTML twin is {@link MilestoneTemplatePages}. */
@Path("/api/v1/milestone-templates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MilestoneTemplateResource {
    private final MilestoneTemplateService templates;

    public MilestoneTemplateResource(MilestoneTemplateService templates) {
        this.templates = templates;
    }

    @GET
    public Response list(@Auth Actor actor, @Context Paging paging) {
        return paging.answer(templates.list(actor));
    }

    @POST
    public Response create(@Auth Actor actor, @Context UriInfo uri, MilestoneTemplateInput input) {
        MilestoneTemplate created = templates.create(actor, input);
        return Versions.created(uri, created.id(), created, created.version());
    }

    @GET
    @Path("{template}")
    public Response read(@Auth Actor actor, @PathParam("template") long id) {
        MilestoneTemplate found = templates.find(actor, id);
        return Versions.ok(found, found.version());
    }

    @PUT
    @Path("{template}")
    public Response change(
            @Auth Actor actor,
            @PathParam("template") long id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            MilestoneTemplateInput input) {
        MilestoneTemplate changed = templates.change(actor, id, Versions.ifMatch(ifMatch), input);
        return Versions.ok(changed, changed.version());
    }
}

package org.trialbridge.meeting;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.trialbridge.access.Actor;
import org.trialbridge.action.ActionItem;
import org.trialbridge.action.ActionItemInput;
import org.trialbridge.action.ActionItemService;
import org.trialbridge.web.Paging;
import org.trialbridge.web.Versions;

/** The action items of a meeting over JSON. Each is changed at its own address. */
@Path("/api/v1/meetings/{id}/actions")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
public final class MeetingActionResource {
    private final MeetingActionService meetingActions;
    private final ActionItemService actions;

    public MeetingActionResource(MeetingActionService meetingActions, ActionItemService actions) {
        this.meetingActions = meetingActions;
        this.actions = actions;
    }

    @GET
    public Response list(
            @Parameter(hidden = true) @Auth Actor actor, @PathParam("id") long id, @Context Paging paging) {
        return paging.answer(meetingActions.list(actor, id, paging.window()));
    }

    @POST
    public Response add(@Parameter(hidden = true) @Auth Actor actor, @PathParam("id") long id, ActionItemInput input) {
        ActionItem added = actions.get(actor, meetingActions.add(actor, id, input));
        return Versions.tagged(Response.created(URI.create("/api/v1/actions/" + added.id())), added.version())
                .entity(added)
                .build();
    }
}

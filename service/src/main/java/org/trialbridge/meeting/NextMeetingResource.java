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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.trialbridge.access.Actor;
import org.trialbridge.web.Versions;

/** The meeting after another one over JSON: what is proposed, and planning it. */
@Path("/api/v1/meetings/{id}/next")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
public final class NextMeetingResource {
    private final MeetingService meetings;
    private final NextMeetingService next;

    public NextMeetingResource(MeetingService meetings, NextMeetingService next) {
        this.meetings = meetings;
        this.next = next;
    }

    @GET
    public NextMeeting propose(@Parameter(hidden = true) @Auth Actor actor, @PathParam("id") long id) {
        return next.propose(actor, id);
    }

    @POST
    public Response plan(
            @Parameter(hidden = true) @Auth Actor actor, @PathParam("id") long id, NextMeetingInput input) {
        MeetingDetails planned = meetings.get(actor, next.plan(actor, id, input));
        Meeting meeting = planned.meeting();
        return Versions.tagged(Response.created(URI.create("/api/v1/meetings/" + meeting.id())), meeting.version())
                .entity(planned)
                .build();
    }
}

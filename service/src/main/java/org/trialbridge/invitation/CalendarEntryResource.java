package org.trialbridge.invitation;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.trialbridge.access.Actor;

/** One meeting for one's own calendar. */
@Path("/api/v1/meetings/{id}/invite.ics")
@Produces(CalendarEntryResource.CALENDAR)
public final class CalendarEntryResource {
    static final String CALENDAR = "text/calendar;charset=UTF-8";

    private final InvitationService invitations;

    public CalendarEntryResource(InvitationService invitations) {
        this.invitations = invitations;
    }

    @GET
    public Response entry(@Auth Actor actor, @PathParam("id") long id) {
        return Response.ok(invitations.entry(actor, id))
                .header("Content-Disposition", "attachment; filename=\"meeting-" + id + ".ics\"")
                .build();
    }
}

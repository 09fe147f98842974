package org.trialbridge.invitation;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.trialbridge.access.Actor;

/** Invitations to a meeting over JSON. The HTML twin is {@link InvitationPages}. */
@Path("/api/v1/meetings/{id}/invitations")
public final class InvitationResource {
    private final InvitationService invitations;

    public InvitationResource(InvitationService invitations) {
        this.invitations = invitations;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public InvitationService.Sent send(@Auth Actor actor, @PathParam("id") long id) {
        return invitations.send(actor, id);
    }
}

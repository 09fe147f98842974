package org.trialbridge.invitation;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Page;

/** The button that sends what people do not know yet. The JSON twin is {@link InvitationResource}. */
@Path("/meetings/{id}/invitations")
@Produces(Page.HTML)
public final class InvitationPages {
    private final InvitationService invitations;

    public InvitationPages(InvitationService invitations) {
        this.invitations = invitations;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response send(@Auth Actor actor, @PathParam("id") long id) {
        String notice;
        try {
            int sent = invitations.send(actor, id).all();
            notice = sent == 0
                    ? "Everybody with an address knows already."
                    : sent + (sent == 1 ? " message is" : " messages are") + " on the way.";
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.CONFLICT) {
                throw problem;
            }
            notice = problem.detail();
        }
        return Page.redirect("/meetings/" + id + "#invitations", notice);
    }
}

package org.trialbridge.meeting;

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

/** The button that confirms what is carried over to a meeting. The JSON twin is {@link CarryOverResource}. */
@Path("/meetings/{id}/carry-over")
@Produces(Page.HTML)
public final class CarryOverPages {
    private final CarryOverService carryOvers;

    public CarryOverPages(CarryOverService carryOvers) {
        this.carryOvers = carryOvers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response confirm(@Auth Actor actor, @PathParam("id") long id) {
        try {
            carryOvers.confirm(actor, id);
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.CONFLICT) {
                throw problem;
            }
            return Page.redirect("/meetings/" + id, problem.detail());
        }
        return Page.redirect("/meetings/" + id + "#carried", "What is carried over is stored.");
    }
}

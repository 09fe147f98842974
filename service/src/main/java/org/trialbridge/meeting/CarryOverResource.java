package org.trialbridge.meeting;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.trialbridge.access.Actor;

/** What is carried over to a meeting, and from it, over JSON. */
@Path("/api/v1/meetings/{id}/carry-over")
@Produces(APPLICATION_JSON)
public final class CarryOverResource {
    private final CarryOverService carryOvers;

    public CarryOverResource(CarryOverService carryOvers) {
        this.carryOvers = carryOvers;
    }

    @GET
    public CarryOver get(@Parameter(hidden = true) @Auth Actor actor, @PathParam("id") long id) {
        return carryOvers.get(actor, id);
    }

    @POST
    public CarryOver confirm(@Parameter(hidden = true) @Auth Actor actor, @PathParam("id") long id) {
        return carryOvers.confirm(actor, id);
    }
}

package org.trialbridge.milestone;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.trialbridge.access.Actor;

/** Overriding the colour of a milestone over JSON. The HTML twin is {@link BaselinePages}. */
@Path("/api/v1/milestones/{id}/overrides")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OverrideResource {
    private final BaselineService baselines;

    public OverrideResource(BaselineService baselines) {
        this.baselines = baselines;
    }

    @POST
    public JudgedMilestone override(@Auth Actor actor, @PathParam("id") long id, OverrideInput input) {
        return baselines.override(actor, id, input);
    }
}

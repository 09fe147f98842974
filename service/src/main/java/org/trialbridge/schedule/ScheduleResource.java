package org.trialbridge.schedule;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.trialbridge.access.Actor;

/** Planning by a template over JSON. The HTML twin is {@link SchedulePages}. */
@Path("/api/v1/milestone-templates/{template}/applications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ScheduleResource {
    private final ScheduleService schedule;

    public ScheduleResource(ScheduleService schedule) {
        this.schedule = schedule;
    }

    @POST
    public Applied apply(@Auth Actor actor, @PathParam("template") long template, ApplicationInput input) {
        return schedule.apply(actor, template, input);
    }
}

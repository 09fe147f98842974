package org.trialbridge.export;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.trialbridge.access.Actor;
import org.trialbridge.report.ReportResource;

/** The handover pack of a user. */
@Path("/api/v1/users/{id}/handover.xlsx")
public final class UserHandoverResource {
    private final HandoverService handovers;

    public UserHandoverResource(HandoverService handovers) {
        this.handovers = handovers;
    }

    @GET
    @Produces(ReportResource.XLSX)
    public Response ofUser(@Auth Actor actor, @PathParam("id") long id, @Context Request request) {
        return ReportResource.answer(HandoverTables.write(handovers.ofUser(actor, id)), request);
    }
}

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

/** The handover pack of a country. */
@Path("/api/v1/trials/{trial}/countries/{iso2: [A-Z]{2}}/handover.xlsx")
public final class HandoverResource {
    private final HandoverService handovers;

    public HandoverResource(HandoverService handovers) {
        this.handovers = handovers;
    }

    @GET
    @Produces(ReportResource.XLSX)
    public Response ofCountry(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            @Context Request request) {
        return ReportResource.answer(HandoverTables.write(handovers.ofCountry(actor, trial, iso2)), request);
    }
}

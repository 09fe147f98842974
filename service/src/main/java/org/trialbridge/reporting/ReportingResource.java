package org.trialbridge.reporting;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.web.Paging;

/** Which reports are in and which are owed, over JSON. The HTML twin is {@link ReportingPages}. */
@Path("/api/v1/trials/{trial}/reporting")
@Produces(MediaType.APPLICATION_JSON)
public final class ReportingResource {
    private final ReportingService reporting;

    public ReportingResource(ReportingService reporting) {
        this.reporting = reporting;
    }

    @GET
    public Response list(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("country") @Nullable String country,
            @Context Paging paging) {
        ReportingQuery query = new ReportingQuery(from, to, country);
        return paging.answer(
                reporting.grid(actor, trial, query, paging.window()).sites());
    }
}

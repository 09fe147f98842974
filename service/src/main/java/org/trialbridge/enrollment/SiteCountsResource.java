package org.trialbridge.enrollment;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.web.Paging;
import org.trialbridge.web.TimeTravel;
import org.trialbridge.web.Versions;

/** The counts of a site over JSON. The pages are {@link SiteCountsPages}. */
@Path("/api/v1/trials/{trial}/sites/{site}/counts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SiteCountsResource {
    private final CountsService counts;
    private final EnrollmentService enrollments;
    private final SetAsideService setAside;

    public SiteCountsResource(CountsService counts, EnrollmentService enrollments, SetAsideService setAside) {
        this.counts = counts;
        this.enrollments = enrollments;
        this.setAside = setAside;
    }

    @GET
    public Response list(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("site") String site,
            @QueryParam("history") boolean history,
            @Context TimeTravel time,
            @Context Paging paging) {
        return paging.answer(counts.site(actor, trial, site, time.asOf(), time.knownAt(), history, paging.window()));
    }

    @GET
    @Path("{periodEnd}")
    public Response read(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("site") String site,
            @PathParam("periodEnd") LocalDate periodEnd) {
        CountsLine line = counts.siteLine(actor, trial, site, periodEnd);
        return Versions.ok(line, line.counts().revision());
    }

    @PUT
    @Path("{periodEnd}")
    public Response submit(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("site") String site,
            @PathParam("periodEnd") LocalDate periodEnd,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Context UriInfo uri,
            CountsInput input) {
        Submitted submitted = enrollments.submit(
                actor, trial, site, periodEnd, input, ifMatch == null ? null : Versions.ifMatch(ifMatch));
        CountsLine line = submitted.line();
        Response.ResponseBuilder answer = submitted.outcome() == Submitted.Outcome.REPORTED
                ? Response.created(uri.getAbsolutePath())
                : Response.ok();
        return Versions.tagged(
                        answer.entity(CountsAnswer.of(submitted)), line.counts().revision())
                .build();
    }

    /** Keeps counts in the history that gave way to what somebody else reported; answers with what is in force. */
    @POST
    @Path("{periodEnd}/set-aside")
    public Response setAside(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("site") String site,
            @PathParam("periodEnd") LocalDate periodEnd,
            SetAsideInput input) {
        CountsLine kept = setAside.site(actor, trial, site, periodEnd, input);
        return Versions.ok(kept, kept.counts().revision());
    }
}

package org.trialbridge.report;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.TimeTravel;

/** Drafts of status reports, for programs. */
@Path("/api/v1/trials/{trial}/status.xlsx")
public final class ReportResource {
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ReportService reports;

    public ReportResource(ReportService reports) {
        this.reports = reports;
    }

    @GET
    @Produces(XLSX)
    public Response statusReport(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @Context TimeTravel time,
            @QueryParam("country") @Nullable String iso2,
            @QueryParam("variant") @Nullable String variant,
            @Context Request request) {
        String country = iso2 == null || iso2.isBlank() ? null : iso2;
        return answer(
                reports.statusReport(
                        actor, trial, new ReportRequest(time.asOf(), time.knownAt(), country, variant(variant))),
                request);
    }

    /**
     * @param slug as in addresses; null or empty for the status report
     * @throws Problem INVALID for another
     */
    public static ReportVariant variant(@Nullable String slug) {
        return slug == null || slug.isBlank()
                ? ReportVariant.STATUS
                : ReportVariant.of(slug)
                        .orElseThrow(() -> Problem.invalid("variant", "Choose status, steering or minute-book."));
    }

    /** The file with its name and its tag; only its tag if the asker has it already. */
    public static Response answer(ReportFile file, Request request) {
        EntityTag tag = new EntityTag(file.sha256());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.build();
        }
        return Response.ok(file.open(), XLSX)
                .tag(tag)
                .header(HttpHeaders.CONTENT_LENGTH, file.size())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + file.name() + "\"; filename*=UTF-8''" + file.name())
                .build();
    }
}

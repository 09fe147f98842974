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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.TimeTravel;

/** The sheets of a draft report for other tools. Those of an edition are read at the edition's address. */
@Path("/api/v1/trials/{trial}/status/{sheet: [a-z-]+}.{format: csv|json}")
public final class TableResource {
    public static final String CSV = "text/csv";

    private final ReportService reports;

    public TableResource(ReportService reports) {
        this.reports = reports;
    }

    /** One sheet: summary, countries, sites, enrollment, pipeline, webinars, actions and so on. */
    @GET
    @Produces({MediaType.APPLICATION_JSON, CSV})
    public Response table(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("sheet") String sheet,
            @PathParam("format") String format,
            @Context TimeTravel time,
            @QueryParam("country") @Nullable String iso2,
            @Context Request request) {
        String country = iso2 == null || iso2.isBlank() ? null : iso2;
        return answer(
                reports.table(
                        actor,
                        trial,
                        new ReportRequest(time.asOf(), time.knownAt(), country),
                        named(sheet),
                        TableFormat.of(format)),
                request);
    }

    /** @throws Problem NOT_FOUND if there is no such sheet */
    public static ReportTable named(String sheet) {
        return ReportTable.of(sheet).orElseThrow(Problem::notFound);
    }

    /** The file with its name and its tag; only its tag if the asker has it already. */
    public static Response answer(TableFile file, Request request) {
        EntityTag tag = new EntityTag(file.sha256());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            file.forget();
            return unchanged.build();
        }
        return Response.ok(file.open(), file.format().mediaType())
                .tag(tag)
                .header(HttpHeaders.CONTENT_LENGTH, file.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.name() + "\"")
                .build();
    }
}

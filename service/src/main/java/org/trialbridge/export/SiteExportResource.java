package org.trialbridge.export;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Sort;
import org.trialbridge.report.ReportResource;
import org.trialbridge.site.SiteService;
import org.trialbridge.site.SiteSort;

/** The sites of a trial as a workbook, with the filter of the JSON twin. */
@Path("/api/v1/trials/{trial}/sites.xlsx")
@Produces(ReportResource.XLSX)
public final class SiteExportResource {
    private final SiteService sites;
    private final Clock clock;

    public SiteExportResource(SiteService sites, Clock clock) {
        this.sites = sites;
        this.clock = clock;
    }

    @GET
    public Response sites(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @QueryParam("country") @Nullable String country,
            @QueryParam("sort") @Nullable String sort,
            @Context Request request) {
        Sort<SiteSort> order = Sort.of(sort, SiteService.USUAL);
        return ReportResource.answer(
                Download.of(
                        DirectoryTables.sites(
                                new AllRows<>(window -> sites.list(actor, trial, country, order, window))),
                        trial,
                        country,
                        clock),
                request);
    }
}

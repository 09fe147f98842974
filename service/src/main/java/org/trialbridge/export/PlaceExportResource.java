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
import org.trialbridge.trial.CountrySort;
import org.trialbridge.trial.ParticipationService;
import org.trialbridge.trial.Stage;

/** The countries and the sites of a trial as workbooks, with the filters of the JSON twins. */
@Path("/api/v1/trials/{trial}")
@Produces(ReportResource.XLSX)
public final class PlaceExportResource {
    private final ParticipationService countries;
    private final SiteService sites;
    private final Clock clock;

    public PlaceExportResource(ParticipationService countries, SiteService sites, Clock clock) {
        this.countries = countries;
        this.sites = sites;
        this.clock = clock;
    }

    @GET
    @Path("countries.xlsx")
    public Response countries(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @QueryParam("stage") @Nullable Stage stage,
            @QueryParam("sort") @Nullable String sort,
            @Context Request request) {
        Sort<CountrySort> order = Sort.of(sort, ParticipationService.USUAL);
        return ReportResource.answer(
                Download.of(
                        DirectoryTables.countries(
                                new AllRows<>(window -> countries.list(actor, trial, stage, order, window))),
                        trial,
                        null,
                        clock),
                request);
    }

    @GET
    @Path("sites.xlsx")
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

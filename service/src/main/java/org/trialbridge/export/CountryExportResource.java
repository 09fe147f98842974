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
import org.trialbridge.trial.CountrySort;
import org.trialbridge.trial.ParticipationService;
import org.trialbridge.trial.Stage;

/** The countries of a trial as a workbook, with the filter of the JSON twin. */
@Path("/api/v1/trials/{trial}/countries.xlsx")
@Produces(ReportResource.XLSX)
public final class CountryExportResource {
    private final ParticipationService countries;
    private final Clock clock;

    public CountryExportResource(ParticipationService countries, Clock clock) {
        this.countries = countries;
        this.clock = clock;
    }

    @GET
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
}

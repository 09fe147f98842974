package org.trialbridge.export;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Sort;
import org.trialbridge.institution.InstitutionService;
import org.trialbridge.institution.InstitutionSort;
import org.trialbridge.person.PersonService;
import org.trialbridge.person.PersonSort;
import org.trialbridge.report.ReportResource;

/** The directory as workbooks, with the filters of their JSON twins. */
@Path("/api/v1")
@Produces(ReportResource.XLSX)
public final class DirectoryExportResource {
    private final InstitutionService institutions;
    private final PersonService people;
    private final Clock clock;

    public DirectoryExportResource(InstitutionService institutions, PersonService people, Clock clock) {
        this.institutions = institutions;
        this.people = people;
        this.clock = clock;
    }

    @GET
    @Path("institutions.xlsx")
    public Response institutions(
            @Auth Actor actor,
            @QueryParam("country") @Nullable String country,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort,
            @Context Request request) {
        Sort<InstitutionSort> order = Sort.of(sort, InstitutionService.USUAL);
        return ReportResource.answer(
                Download.of(
                        DirectoryTables.institutions(
                                new AllRows<>(window -> institutions.list(actor, country, q, order, window))),
                        null,
                        country,
                        clock),
                request);
    }

    @GET
    @Path("people.xlsx")
    public Response people(
            @Auth Actor actor,
            @QueryParam("country") @Nullable String country,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort,
            @Context Request request) {
        Sort<PersonSort> order = Sort.of(sort, PersonService.USUAL);
        return ReportResource.answer(
                Download.of(
                        DirectoryTables.people(new AllRows<>(window -> people.list(actor, country, q, order, window))),
                        null,
                        country,
                        clock),
                request);
    }
}

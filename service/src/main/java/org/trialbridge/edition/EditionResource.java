package org.trialbridge.edition;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.trialbridge.access.Actor;
import org.trialbridge.report.TableFormat;
import org.trialbridge.report.TableResource;
import org.trialbridge.web.Paging;

/** Issued editions over JSON; their files are {@link EditionFileResource}. */
@Path("/api/v1/trials/{trial}/editions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class EditionResource {
    private final EditionService editions;

    public EditionResource(EditionService editions) {
        this.editions = editions;
    }

    @GET
    public Response list(@Auth Actor actor, @PathParam("trial") String trial, @Context Paging paging) {
        return paging.answer(editions.list(actor, trial, paging.window()));
    }

    @POST
    public Response issue(
            @Auth Actor actor, @PathParam("trial") String trial, @Context UriInfo uri, EditionInput input) {
        Edition edition = editions.issue(actor, trial, input);
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(String.valueOf(edition.number()))
                        .build())
                .entity(edition)
                .build();
    }

    @GET
    @Path("{number: [0-9]{1,9}}")
    public Edition read(@Auth Actor actor, @PathParam("trial") String trial, @PathParam("number") int number) {
        return editions.find(actor, trial, number);
    }

    /** Makes the edition again from the records, keeps nothing, and tells whether the same came out. */
    @POST
    @Path("{number: [0-9]{1,9}}/regeneration")
    public Regeneration regenerate(
            @Auth Actor actor, @PathParam("trial") String trial, @PathParam("number") int number) {
        return editions.regenerate(actor, trial, number);
    }

    /** One sheet of the edition for other tools: summary, countries, sites, enrollment, pipeline and so on. */
    @GET
    @Path("{number: [0-9]{1,9}}/{sheet: [a-z-]+}.{format: csv|json}")
    @Produces({MediaType.APPLICATION_JSON, TableResource.CSV})
    public Response table(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("number") int number,
            @PathParam("sheet") String sheet,
            @PathParam("format") String format,
            @Context Request request) {
        return TableResource.answer(
                editions.table(actor, trial, number, TableResource.named(sheet), TableFormat.of(format)), request);
    }
}

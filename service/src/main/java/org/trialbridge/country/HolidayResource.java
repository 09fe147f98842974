package org.trialbridge.country;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;

/** The public holidays of a country over JSON. The HTML twin is {@link HolidayPages}. */
@Path("/api/v1/countries/{iso2: [A-Z]{2}}/holidays")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class HolidayResource {
    private final HolidayService holidays;

    public HolidayResource(HolidayService holidays) {
        this.holidays = holidays;
    }

    /** All of a year; of this year, unless another is named. */
    @GET
    public HolidayYear year(
            @Auth Actor actor, @PathParam("iso2") String iso2, @QueryParam("year") @Nullable Integer year) {
        return holidays.year(actor, iso2, year);
    }

    @POST
    public Response add(@Auth Actor actor, @PathParam("iso2") String iso2, @Context UriInfo uri, HolidayInput input) {
        Holiday added = holidays.add(actor, iso2, input);
        return Response.created(uri.getAbsolutePathBuilder()
                        .queryParam("year", added.on().getYear())
                        .build())
                .entity(added)
                .build();
    }

    /** Removes one that somebody entered. */
    @DELETE
    @Path("{id}")
    public void remove(@Auth Actor actor, @PathParam("iso2") String iso2, @PathParam("id") long id) {
        holidays.remove(actor, iso2, id);
    }
}

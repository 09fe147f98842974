package org.trialbridge.trial;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Sort;
import org.trialbridge.web.Paging;
import org.trialbridge.web.Versions;

/** The countries of a trial over JSON. The HTML twins are {@link CountryPages}, {@link NewCountryPages} and {@link EditCountryPages}. */
@Path("/api/v1/trials/{trial}/countries")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ParticipationResource {
    private final ParticipationService countries;

    public ParticipationResource(ParticipationService countries) {
        this.countries = countries;
    }

    @GET
    public Response list(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @QueryParam("stage") @Nullable Stage stage,
            @QueryParam("sort") @Nullable String sort,
            @Context Paging paging) {
        return paging.answer(
                countries.list(actor, trial, stage, Sort.of(sort, ParticipationService.USUAL), paging.window()));
    }

    @GET
    @Path("{iso2}")
    public Response find(@Auth Actor actor, @PathParam("trial") String trial, @PathParam("iso2") String iso2) {
        CountryStanding found = countries.find(actor, trial, iso2);
        return Versions.ok(found, found.participation().version());
    }

    /** Adds a country that is not there yet; changes one that is, when told its version. */
    @PUT
    @Path("{iso2}")
    public Response put(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            ParticipationInput input) {
        if (ifMatch == null) {
            CountryStanding created = countries.create(actor, trial, iso2, input);
            URI location = URI.create("/api/v1/trials/" + trial + "/countries/" + iso2);
            return Versions.tagged(
                            Response.created(location).entity(created),
                            created.participation().version())
                    .build();
        }
        CountryStanding updated = countries.update(actor, trial, iso2, Versions.ifMatch(ifMatch), input);
        return Versions.ok(updated, updated.participation().version());
    }
}

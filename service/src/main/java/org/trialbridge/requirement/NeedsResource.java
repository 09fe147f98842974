package org.trialbridge.requirement;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.web.TimeTravel;
import org.trialbridge.web.Versions;

/** The approvals that a country needs, over JSON. The HTML twin is {@link NeedsPages}. */
@Path("/api/v1/trials/{trial}/countries/{iso2}/needed-approvals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class NeedsResource {
    private final NeedsService needs;

    public NeedsResource(NeedsService needs) {
        this.needs = needs;
    }

    @GET
    public Response read(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            @Context TimeTravel time) {
        CountryNeeds.Standing found = needs.find(actor, trial, iso2, time.asOf(), time.knownAt());
        return Versions.ok(found, found.needs().version());
    }

    /** The version is 0 while nothing is written down. */
    @PUT
    public Response save(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            NeedsInput input) {
        CountryNeeds.Standing saved = needs.save(actor, trial, iso2, Versions.ifMatch(ifMatch), input);
        return Versions.ok(saved, saved.needs().version());
    }
}

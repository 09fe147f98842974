package org.trialbridge.minutes;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.trialbridge.access.Actor;

/** Agreeing to minutes, freezing them and adding to frozen ones, over JSON. Each answers with all about the minutes. */
@Path("/api/v1/meetings/{id}/minutes")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
public final class AgreementResource {
    private final MinutesService minutes;
    private final AgreementService agreements;

    public AgreementResource(MinutesService minutes, AgreementService agreements) {
        this.minutes = minutes;
        this.agreements = agreements;
    }

    @POST
    @Path("/agreements")
    public Minutes agree(@Parameter(hidden = true) @Auth Actor actor, @PathParam("id") long id, AgreementInput input) {
        agreements.agree(actor, id, input);
        return minutes.get(actor, id);
    }

    @POST
    @Path("/freeze")
    public Minutes freeze(@Parameter(hidden = true) @Auth Actor actor, @PathParam("id") long id, FreezeInput input) {
        agreements.freeze(actor, id, input);
        return minutes.get(actor, id);
    }

    @POST
    @Path("/addenda")
    public Minutes add(@Parameter(hidden = true) @Auth Actor actor, @PathParam("id") long id, AddendumInput input) {
        agreements.add(actor, id, input);
        return minutes.get(actor, id);
    }
}

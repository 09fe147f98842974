package org.trialbridge.outlook;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Window;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Paging;
import org.trialbridge.web.TimeTravel;

/** Forecasts of enrollment over JSON, by trial, country or site. */
@Path("/api/v1/trials/{trial}/forecast")
@Produces(MediaType.APPLICATION_JSON)
public final class OutlookResource {
    private final OutlookService outlooks;

    public OutlookResource(OutlookService outlooks) {
        this.outlooks = outlooks;
    }

    @GET
    public Response read(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @QueryParam("by") @DefaultValue("trial") String by,
            @Context TimeTravel time,
            @Context Paging paging) {
        LocalDate asOf = time.asOf();
        Instant knownAt = time.knownAt();
        Window window = paging.window();
        Listing<Forecast> items = switch (by) {
            case "trial" -> new Listing<>(List.of(outlooks.trial(actor, trial, asOf, knownAt)), null);
            case "country" -> outlooks.countries(actor, trial, asOf, knownAt, window);
            case "site" -> outlooks.sites(actor, trial, asOf, knownAt, window);
            default ->
                throw Problem.malformed(
                        "A parameter of the address can not be read.",
                        List.of(new FieldError("by", "Enter trial, country or site.")));
        };
        return paging.answer(items);
    }
}

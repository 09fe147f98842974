package org.trialbridge.risk;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Listing;
import org.trialbridge.web.Paging;
import org.trialbridge.web.TimeTravel;
import org.trialbridge.web.Versions;

/** Risks over JSON. The HTML twin is {@link RiskPages}. */
@Path("/api/v1/risks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RiskResource {
    private final RiskService risks;

    public RiskResource(RiskService risks) {
        this.risks = risks;
    }

    @GET
    public Response list(
            @Auth Actor actor,
            @QueryParam("trial") @Nullable String trial,
            @QueryParam("country") @Nullable String country,
            @QueryParam("site") @Nullable String site,
            @QueryParam("status") Risk.@Nullable Status status,
            @QueryParam("open") @DefaultValue("false") boolean open,
            @QueryParam("probability") @Nullable Integer probability,
            @QueryParam("impact") @Nullable Integer impact,
            @QueryParam("milestone") @Nullable Long milestone,
            @QueryParam("q") @Nullable String q,
            @Context TimeTravel time,
            @Context Paging paging) {
        RiskFilter filter = new RiskFilter(trial, country, site, status, open, probability, impact, milestone, q);
        return paging.answer(risks.list(actor, filter, time.asOf(), time.knownAt(), paging.window()));
    }

    @POST
    public Response create(@Auth Actor actor, @Context UriInfo uri, RiskInput input) {
        Risk created = risks.create(actor, input);
        return Versions.created(uri, created.id(), created, created.version());
    }

    @GET
    @Path("{id}")
    public Response read(@Auth Actor actor, @PathParam("id") long id) {
        Risk found = risks.find(actor, id);
        return Versions.ok(found, found.version());
    }

    /** How the score changed, the latest first. */
    @GET
    @Path("{id}/scores")
    public Listing<ScoreMove> scores(@Auth Actor actor, @PathParam("id") long id) {
        List<ScoreMove> moves = risks.moves(actor, id);
        return new Listing<>(moves, null);
    }

    @PUT
    @Path("{id}")
    public Response change(
            @Auth Actor actor,
            @PathParam("id") long id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            RiskInput input) {
        Risk changed = risks.change(actor, id, Versions.ifMatch(ifMatch), input);
        return Versions.ok(changed, changed.version());
    }
}

package org.trialbridge.action;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Parameter;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Sort;
import org.trialbridge.web.Paging;
import org.trialbridge.web.Versions;

/** Action items over JSON. The HTML twin is {@code ActionItemPages}. */
@Path("/api/v1/actions")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
public final class ActionItemResource {
    private final ActionItemService actions;

    public ActionItemResource(ActionItemService actions) {
        this.actions = actions;
    }

    @GET
    public Response list(
            @Parameter(hidden = true) @Auth Actor actor,
            @QueryParam("trial") @Nullable String trial,
            @QueryParam("country") @Nullable String country,
            @QueryParam("status") ActionItem.@Nullable Status status,
            @QueryParam("open") @DefaultValue("false") boolean open,
            @QueryParam("overdue") @DefaultValue("false") boolean overdue,
            @QueryParam("soon") @DefaultValue("false") boolean soon,
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("dueFrom") @Nullable LocalDate dueFrom,
            @QueryParam("dueTo") @Nullable LocalDate dueTo,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort,
            @Context Paging paging) {
        ActionItemFilter filter = ActionItemFilter.of(trial, country, status, overdue, q)
                .ownedBy(owner)
                .due(soon, dueFrom, dueTo)
                .open(open);
        Listing<ListedAction> lines =
                actions.list(actor, filter, Sort.of(sort, ActionItemService.USUAL), paging.window());
        return paging.answer(
                lines.as(items -> items.stream().map(ListedAction::item).toList()));
    }

    @POST
    public Response create(@Parameter(hidden = true) @Auth Actor actor, ActionItemInput input) {
        ActionItem action = actions.create(actor, input);
        return Versions.tagged(Response.created(URI.create("/api/v1/actions/" + action.id())), action.version())
                .entity(action)
                .build();
    }

    @GET
    @Path("/{id}")
    public Response get(@Parameter(hidden = true) @Auth Actor actor, @PathParam("id") long id) {
        ActionItem action = actions.get(actor, id);
        return Versions.ok(action, action.version());
    }

    @PUT
    @Path("/{id}")
    public Response change(
            @Parameter(hidden = true) @Auth Actor actor,
            @PathParam("id") long id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            ActionItemInput input) {
        ActionItem action = actions.change(actor, id, Versions.ifMatch(version), input);
        return Versions.ok(action, action.version());
    }
}

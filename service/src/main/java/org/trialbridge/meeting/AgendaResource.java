package org.trialbridge.meeting;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.web.Versions;

/** The agenda of a meeting over JSON. The HTML twin is {@link AgendaPages}. */
@Path("/api/v1/meetings/{id}/agenda")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
public final class AgendaResource {
    private final AgendaService agendas;

    public AgendaResource(AgendaService agendas) {
        this.agendas = agendas;
    }

    @GET
    public Agenda get(@Parameter(hidden = true) @Auth Actor actor, @PathParam("id") long id) {
        return agendas.get(actor, id);
    }

    @POST
    public Response add(@Parameter(hidden = true) @Auth Actor actor, @PathParam("id") long id, AgendaItemInput input) {
        AgendaItem added = agendas.add(actor, id, input);
        URI place = URI.create("/api/v1/meetings/" + id + "/agenda/" + added.id());
        return Versions.tagged(Response.created(place), added.version())
                .entity(added)
                .build();
    }

    @GET
    @Path("/{itemId}")
    public Response item(
            @Parameter(hidden = true) @Auth Actor actor, @PathParam("id") long id, @PathParam("itemId") long itemId) {
        AgendaItem item = agendas.item(actor, id, itemId);
        return Versions.ok(item, item.version());
    }

    @PUT
    @Path("/{itemId}")
    public Response change(
            @Parameter(hidden = true) @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("itemId") long itemId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            AgendaItemInput input) {
        AgendaItem changed = agendas.change(actor, id, itemId, Versions.ifMatch(version), input);
        return Versions.ok(changed, changed.version());
    }

    @POST
    @Path("/{itemId}/move")
    public Agenda move(
            @Parameter(hidden = true) @Auth Actor actor,
            @PathParam("id") long id,
            @PathParam("itemId") long itemId,
            AgendaMoveInput input) {
        return agendas.move(actor, id, itemId, input);
    }

    @DELETE
    @Path("/{itemId}")
    public void remove(
            @Parameter(hidden = true) @Auth Actor actor, @PathParam("id") long id, @PathParam("itemId") long itemId) {
        agendas.remove(actor, id, itemId);
    }
}

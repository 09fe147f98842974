package org.trialbridge.person;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
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
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.web.Paging;
import org.trialbridge.web.Versions;

/** People over JSON. The HTML twin is {@link PersonPages}. */
@Path("/api/v1/people")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PersonResource {
    private final PersonService people;

    public PersonResource(PersonService people) {
        this.people = people;
    }

    @GET
    public Response list(
            @Auth Actor actor,
            @QueryParam("country") @Nullable String country,
            @QueryParam("q") @Nullable String q,
            @Context Paging paging) {
        return paging.answer(people.list(actor, country, q, paging.window()));
    }

    @POST
    public Response create(@Auth Actor actor, PersonInput input) {
        return created(people.create(actor, input));
    }

    @GET
    @Path("{id}")
    public Response find(@Auth Actor actor, @PathParam("id") long id) {
        return ok(people.find(actor, id));
    }

    @PUT
    @Path("{id}")
    public Response update(
            @Auth Actor actor,
            @PathParam("id") long id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            PersonInput input) {
        return ok(people.update(actor, id, Versions.ifMatch(ifMatch), input));
    }

    /** Erases the personal values for ever. */
    @POST
    @Path("{id}/erasure")
    @Consumes(MediaType.WILDCARD)
    public Response erase(@Auth Actor actor, @PathParam("id") long id) {
        return ok(people.erase(actor, id));
    }

    @POST
    @Path("{id}/roles")
    public Response addRole(@Auth Actor actor, @PathParam("id") long id, TrialRoleInput input) {
        return created(people.addRole(actor, id, input));
    }

    private static Response created(PersonEntry entry) {
        URI location = URI.create("/api/v1/people/" + entry.person().id());
        return Versions.tagged(
                        Response.created(location).entity(entry), entry.person().version())
                .build();
    }

    private static Response ok(PersonEntry entry) {
        return Versions.ok(entry, entry.person().version());
    }
}

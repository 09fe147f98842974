package org.trialbridge.account;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Listing;
import org.trialbridge.web.Paging;
import org.trialbridge.web.Versions;

/** Users and their roles over JSON. The HTML twin is {@link UserPages}. */
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class UserResource {
    private static final String USERS = "/api/v1/users/";

    private final UserService users;
    private final GrantService grants;

    public UserResource(UserService users, GrantService grants) {
        this.users = users;
        this.grants = grants;
    }

    @GET
    public Response list(@Auth Actor actor, @Context Paging paging) {
        return paging.answer(users.list(actor, paging.window()));
    }

    @POST
    public Response invite(@Auth Actor actor, UserInput input) {
        User user = users.invite(actor, input);
        URI uri = URI.create(USERS + user.id());
        return Versions.tagged(Response.created(uri).entity(user), user.version())
                .build();
    }

    @GET
    @Path("{id}")
    public Response find(@Auth Actor actor, @PathParam("id") long id) {
        User user = users.find(actor, id);
        return Versions.ok(user, user.version());
    }

    @PUT
    @Path("{id}")
    public Response change(
            @Auth Actor actor,
            @PathParam("id") long id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            UserChangeInput input) {
        User user = users.change(actor, id, Versions.ifMatch(ifMatch), input);
        return Versions.ok(user, user.version());
    }

    @GET
    @Path("{id}/grants")
    public Response grants(@Auth Actor actor, @PathParam("id") long id, @Context Paging paging) {
        return paging.answer(new Listing<>(grants.list(actor, id), null));
    }

    @POST
    @Path("{id}/grants")
    public Response addGrant(@Auth Actor actor, @PathParam("id") long id, GrantInput input) {
        UserGrant grant = grants.add(actor, id, input);
        return Response.created(URI.create(USERS + id + "/grants/" + grant.id()))
                .entity(grant)
                .build();
    }

    @DELETE
    @Path("{id}/grants/{grantId}")
    public Response removeGrant(@Auth Actor actor, @PathParam("id") long id, @PathParam("grantId") long grantId) {
        grants.remove(actor, id, grantId);
        return Response.noContent().build();
    }
}

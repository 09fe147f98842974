package org.trialbridge.account;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import org.trialbridge.access.Actor;
import org.trialbridge.web.Paging;

/** One's own tokens over JSON. The HTML twin is {@link TokenPages}. */
@Path("/api/v1/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TokenResource {
    private final TokenService tokens;

    public TokenResource(TokenService tokens) {
        this.tokens = tokens;
    }

    /** A token that was just made; the only answer that shows it. */
    public record Shown(long id, String name, boolean readOnly, Instant createdAt, Instant expiresAt, String token) {}

    @GET
    public Response list(@Auth Actor actor, @Context Paging paging) {
        return paging.answer(tokens.list(actor, paging.window()));
    }

    @POST
    public Response make(@Auth Actor actor, @Context ContainerRequestContext request, TokenInput input) {
        ActorFilter.visitor(request).session();
        TokenService.Made made = tokens.make(actor, input);
        ApiToken token = made.token();
        return Response.created(URI.create("/api/v1/tokens/" + token.id()))
                .entity(new Shown(
                        token.id(),
                        token.name(),
                        token.readOnly(),
                        token.createdAt(),
                        token.expiresAt(),
                        made.secret().text()))
                .build();
    }

    @DELETE
    @Path("{id}")
    public Response revoke(@Auth Actor actor, @PathParam("id") long id) {
        tokens.revoke(actor, id);
        return Response.noContent().build();
    }
}

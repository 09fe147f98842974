package org.trialbridge.account;

import io.dropwizard.auth.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Origins;
import org.trialbridge.web.Public;

/** Signing in and out over JSON. */
@Path("/api/v1/session")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SessionResource {
    private final SignInService signIns;

    public SessionResource(SignInService signIns) {
        this.signIns = signIns;
    }

    /**
     * What a program sends as its bearer token from now on.
     *
     * @param expiresAt at the latest; half an hour without a request ends it, too
     */
    public record SignedIn(String token, Instant expiresAt) {}

    @POST
    @Public(because = "nobody is signed in yet")
    public Response signIn(
            @Context ContainerRequestContext request, @Context HttpServletRequest connection, SignInInput input) {
        if (request.getHeaderString(HttpHeaders.AUTHORIZATION) != null) {
            throw Problem.refused("Leave the Authorization header away: a token can not begin a session.");
        }
        Session session =
                signIns.signIn(Origins.of(request), connection.getRemoteAddr(), input, ActorFilter.cookie(request));
        return Response.ok(new SignedIn(session.secret().text(), session.expiresAt()))
                .cookie(ActorFilter.cookie(session))
                .build();
    }

    @DELETE
    public Response signOut(@Auth Actor actor, @Context ContainerRequestContext request) {
        signIns.signOut(actor, ActorFilter.visitor(request).session());
        boolean browser = request.getHeaderString(HttpHeaders.AUTHORIZATION) == null;
        Response.ResponseBuilder gone = Response.noContent();
        return browser ? gone.cookie(ActorFilter.noCookie()).build() : gone.build();
    }
}

package org.trialbridge.account;

import jakarta.annotation.Priority;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Csrf;
import org.trialbridge.web.Origins;

/**
 * Tells who asks: by the bearer token where a request to the API carries one, else by the cookie of a session. It stands
 * before every endpoint with an {@code @Auth Actor}. A wrong token is not made good by a right cookie.
 */
@Priority(Priorities.AUTHENTICATION)
public final class ActorFilter implements ContainerRequestFilter {
    static final String COOKIE = "session";
    private static final String VISITOR = "trialbridge.visitor";
    private static final String BEARER = "Bearer";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final SignInService signIns;

    public ActorFilter(SignInService signIns) {
        this.signIns = signIns;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String token = bearer(request);
        String shown = token == null ? cookie(request) : token;
        Visitor visitor = Optional.ofNullable(shown)
                .flatMap(
                        text -> signIns.visitor(text, token == null ? Origins.atBrowser(request) : Origins.of(request)))
                .filter(found -> token != null || found.sessionId() != null) // a token is no cookie
                .orElseThrow(() -> new NotAuthorizedException(BEARER));
        if (visitor.readOnly() && !READING.contains(request.getMethod())) {
            throw Problem.refused("This token may only read. Make one that may also write.");
        }
        if (token == null) {
            request.setProperty(Csrf.SESSION_TOKEN, visitor.csrfToken());
        }
        request.setProperty(VISITOR, visitor);
        request.setSecurityContext(new Known(visitor.actor(), request.getSecurityContext(), token != null));
    }

    /** Returns what stands after "Bearer"; an empty text for another kind of authorization, null if there is none. */
    private static @Nullable String bearer(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null || !request.getUriInfo().getPath().startsWith("api/")) {
            return null;
        }
        return header.regionMatches(true, 0, BEARER + " ", 0, BEARER.length() + 1)
                ? header.substring(BEARER.length() + 1).strip()
                : "";
    }

    /** The session that the browser shows, which may have ended. */
    static @Nullable String cookie(ContainerRequestContext request) {
        Cookie cookie = request.getCookies().get(COOKIE);
        return cookie == null ? null : cookie.getValue();
    }

    /** Whoever this filter let in. */
    static Visitor visitor(ContainerRequestContext request) {
        if (request.getProperty(VISITOR) instanceof Visitor visitor) {
            return visitor;
        }
        throw Problem.unauthenticated();
    }

    /** The cookie that carries a session. Behind TLS the ground makes every cookie secure. */
    static NewCookie cookie(Session session) {
        return cookie(session.secret().text(), NewCookie.DEFAULT_MAX_AGE);
    }

    static NewCookie noCookie() {
        return cookie("", 0);
    }

    private static NewCookie cookie(String value, int maxAge) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path("/")
                .maxAge(maxAge)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    /** What Jersey knows about who asks. Roles are asked of the actor only, with a place. */
    private record Known(Actor actor, @Nullable SecurityContext before, boolean bearer) implements SecurityContext {
        @Override
        public Principal getUserPrincipal() {
            return actor;
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public boolean isSecure() {
            return before != null && before.isSecure();
        }

        @Override
        public String getAuthenticationScheme() {
            return bearer ? BEARER : FORM_AUTH;
        }
    }
}

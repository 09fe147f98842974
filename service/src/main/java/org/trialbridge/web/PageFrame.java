package org.trialbridge.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.util.ArrayList;
import java.util.List;
import org.trialbridge.access.Actor;

/** Puts the frame around every page, and sees to the cookies that go with it. */
final class PageFrame implements ContainerResponseFilter {
    private final boolean https;

    PageFrame(boolean https) {
        this.https = https;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Page page) {
            response.setEntity(
                    page.framed(frame(request, response)), response.getEntityAnnotations(), response.getMediaType());
        }
        if (https) {
            response.getHeaders().computeIfPresent(HttpHeaders.SET_COOKIE, (name, cookies) -> secured(cookies));
        }
    }

    private static Frame frame(ContainerRequestContext request, ContainerResponseContext response) {
        String path = "/" + request.getUriInfo().getPath();
        Notice notice = Notice.read(request.getCookies().get(Notice.COOKIE));
        if (request.getCookies().containsKey(Notice.COOKIE)) {
            response.getHeaders().add(HttpHeaders.SET_COOKIE, Notice.gone());
        }
        return new Frame(
                request.getSecurityContext() != null
                                && request.getSecurityContext().getUserPrincipal() instanceof Actor actor
                        ? actor
                        : null,
                token(request, response),
                path,
                Frame.trialOf(path, request.getUriInfo().getQueryParameters().getFirst("trial")),
                RequestId.current(),
                notice == null ? null : notice.sentence(),
                notice == null ? null : notice.undo());
    }

    private static String token(ContainerRequestContext request, ContainerResponseContext response) {
        String token = Csrf.expected(request);
        if (token != null) {
            return token;
        }
        String made = Csrf.newToken();
        response.getHeaders()
                .add(
                        HttpHeaders.SET_COOKIE,
                        new NewCookie.Builder(Csrf.COOKIE)
                                .value(made)
                                .path("/")
                                .httpOnly(true)
                                .sameSite(NewCookie.SameSite.LAX)
                                .build());
        return made;
    }

    private static List<Object> secured(List<Object> cookies) {
        List<Object> secured = new ArrayList<>();
        for (Object cookie : cookies) {
            secured.add(cookie instanceof NewCookie made ? secured(made) : cookie);
        }
        return secured;
    }

    private static NewCookie secured(NewCookie cookie) {
        return new NewCookie.Builder(cookie.getName())
                .value(cookie.getValue())
                .path(cookie.getPath())
                .domain(cookie.getDomain())
                .maxAge(cookie.getMaxAge())
                .expiry(cookie.getExpiry())
                .httpOnly(cookie.isHttpOnly())
                .sameSite(cookie.getSameSite())
                .secure(true)
                .build();
    }
}

package org.trialbridge.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.List;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Grant;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;

/** Signs in whoever sends the cookie {@code sample}, whose value is the role. */
@Priority(Priorities.AUTHENTICATION)
final class SampleSession implements ContainerRequestFilter {
    static final String TOKEN = "the-token-of-the-session";

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getCookies().containsKey("sample")) {
            return;
        }
        Role role = Role.valueOf(request.getCookies().get("sample").getValue());
        Actor actor = new Actor(4L, "Saida Karimova", List.of(new Grant(role, Place.EVERYTHING)), Origins.of(request));
        request.setProperty(Csrf.SESSION_TOKEN, TOKEN);
        request.setSecurityContext(new SecurityContext() {
            @Override
            public Principal getUserPrincipal() {
                return actor;
            }

            @Override
            public boolean isUserInRole(String name) {
                return false;
            }

            @Override
            public boolean isSecure() {
                return false;
            }

            @Override
            public String getAuthenticationScheme() {
                return "sample";
            }
        });
    }
}

package org.trialbridge.account;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.trialbridge.access.Actor;

/** Who one is, and what one may do where. */
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
public final class MeResource {
    private final AccountService accounts;

    public MeResource(AccountService accounts) {
        this.accounts = accounts;
    }

    @GET
    public User me(@Auth Actor actor) {
        return accounts.me(actor);
    }
}

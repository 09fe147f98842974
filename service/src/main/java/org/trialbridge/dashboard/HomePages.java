package org.trialbridge.dashboard;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.web.Page;
import org.trialbridge.web.Public;

/** Where everybody arrives, and where help is. */
@Path("/")
@Produces(Page.HTML)
public final class HomePages {
    private final HomeService homes;

    public HomePages(HomeService homes) {
        this.homes = homes;
    }

    /** The help page shows the same to everybody. */
    public record Help() {}

    /**
     * Sends a user to where his work is: his sites, his trial (the secretariat to its pipeline), the trials, or the users
     * whom he manages.
     */
    @GET
    public Response home(@Auth Actor actor) {
        if (actor.mayAnywhere(Action.VIEW)) {
            String room = actor.mayAnywhere(Action.CHANGE_STAGE) ? "/pipeline" : "";
            return Page.redirect(
                    homes.onlyTrial(actor).map(code -> "/trials/" + code + room).orElse("/trials"));
        }
        if (actor.mayAnywhere(Action.SUBMIT_COUNTS)) {
            return Page.redirect("/my-sites");
        }
        return Page.redirect(actor.mayAnywhere(Action.MANAGE_USERS) ? "/users" : "/account");
    }

    @GET
    @Path("help")
    @Public(because = "whoever can not sign in needs it most, and it holds no data")
    public Page help() {
        return new Page(HomePages.class, "help.ftlh", "Help and contact", new Help());
    }
}

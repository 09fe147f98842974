package org.trialbridge.invitation;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.web.Page;

/** One's own calendar address. */
@Path("/account/calendar")
@Produces(Page.HTML)
public final class CalendarFeedPages {
    private final CalendarFeedService feeds;
    private final String site;

    /**
     * @param publicUrl how browsers reach this service
     */
    public CalendarFeedPages(CalendarFeedService feeds, URI publicUrl) {
        this.feeds = feeds;
        this.site = publicUrl.toString().replaceFirst("/+$", "");
    }

    /**
     * What {@code calendar.ftlh} shows.
     *
     * @param made the address that was just made: the only page that shows it
     */
    public record Model(@Nullable Instant madeAt, @Nullable String made) {}

    @GET
    public Page show(@Auth Actor actor) {
        return page(actor, null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Page make(@Auth Actor actor) {
        // no redirect: the secret must not travel through a cookie
        return page(
                actor, site + "/api/v1/meetings.ics?token=" + feeds.make(actor).text());
    }

    @POST
    @Path("removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(@Auth Actor actor) {
        feeds.remove(actor);
        return Page.redirect("/account/calendar", "The address is removed. No calendar can read it any more.");
    }

    private Page page(Actor actor, @Nullable String made) {
        Model model = new Model(feeds.madeAt(actor).orElse(null), made);
        return new Page(CalendarFeedPages.class, "calendar.ftlh", "Your calendar", model);
    }
}

package org.trialbridge.invitation;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;
import org.trialbridge.web.Origins;
import org.trialbridge.web.Public;

/** All meetings for a calendar that reads them. It can not sign in; its address holds the secret. */
@Path("/api/v1/meetings.ics")
@Produces(CalendarEntryResource.CALENDAR)
public final class CalendarFeedResource {
    static final String OWN_SECRET = "the address itself shows whose calendar reads";

    private final CalendarFeedService feeds;

    public CalendarFeedResource(CalendarFeedService feeds) {
        this.feeds = feeds;
    }

    @GET
    @Public(because = OWN_SECRET)
    public String all(@Context ContainerRequestContext request, @QueryParam("token") @Nullable String token) {
        return feeds.read(Origins.of(request), null, token);
    }
}

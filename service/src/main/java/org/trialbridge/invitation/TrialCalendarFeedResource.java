package org.trialbridge.invitation;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;
import org.trialbridge.web.Origins;
import org.trialbridge.web.Public;

/** The meetings of one trial for a calendar that reads them, as {@link CalendarFeedResource} those of all. */
@Path("/api/v1/trials/{trial}/meetings.ics")
@Produces(CalendarEntryResource.CALENDAR)
public final class TrialCalendarFeedResource {
    private final CalendarFeedService feeds;

    public TrialCalendarFeedResource(CalendarFeedService feeds) {
        this.feeds = feeds;
    }

    @GET
    @Public(because = CalendarFeedResource.OWN_SECRET)
    public String ofTrial(
            @Context ContainerRequestContext request,
            @PathParam("trial") String trial,
            @QueryParam("token") @Nullable String token) {
        return feeds.read(Origins.of(request), trial, token);
    }
}

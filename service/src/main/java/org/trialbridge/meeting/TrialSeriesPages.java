package org.trialbridge.meeting;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.trialbridge.access.Actor;
import org.trialbridge.web.Page;

/** A trial's series of meetings as a page. The JSON twin is {@link SeriesResource}. */
@Path("/trials/{trial}/series")
@Produces(Page.HTML)
public final class TrialSeriesPages {
    private final MeetingService meetings;
    private final SeriesService series;

    public TrialSeriesPages(MeetingService meetings, SeriesService series) {
        this.meetings = meetings;
        this.series = series;
    }

    /** What {@code series-list.ftlh} shows. */
    public record Model(String trial, List<SeriesLine> lines) {}

    @GET
    public Page list(@Auth Actor actor, @PathParam("trial") String trial) {
        meetings.choices(actor, trial);
        Model model = new Model(trial, series.list(actor, trial).items());
        return new Page(TrialSeriesPages.class, "series-list.ftlh", "Series of meetings", model);
    }
}

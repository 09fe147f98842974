package org.trialbridge.pipeline;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.trialbridge.access.Actor;
import org.trialbridge.web.Page;
import org.trialbridge.web.TimeTravel;

/** How long things took in the countries of a trial. The JSON twin is {@link CycleResource}. */
@Path("/trials/{trial}/cycle-times")
@Produces(Page.HTML)
public final class CyclePages {
    private final PipelineService pipeline;

    public CyclePages(PipelineService pipeline) {
        this.pipeline = pipeline;
    }

    /** What {@code cycle-times.ftlh} shows; figures in the order of the kinds, line by line. */
    public record Model(
            String trial, List<CycleTimes.Figure> figures, List<CycleTimes.Kind> kinds, boolean any, TimeTravel time) {}

    @GET
    public Page show(@Auth Actor actor, @PathParam("trial") String trial, @Context TimeTravel time) {
        CycleTimes times = pipeline.cycleTimes(actor, trial, time.asOf(), time.knownAt());
        return new Page(
                CyclePages.class,
                "cycle-times.ftlh",
                "Cycle times",
                new Model(
                        trial,
                        times.figures(),
                        List.of(CycleTimes.Kind.values()),
                        !times.cycles().isEmpty(),
                        time));
    }
}

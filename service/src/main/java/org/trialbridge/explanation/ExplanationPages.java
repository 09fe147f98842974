package org.trialbridge.explanation;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.enrollment.Metric;
import org.trialbridge.web.Page;
import org.trialbridge.web.Paging;
import org.trialbridge.web.TimeTravel;

/** Where a sum of counts comes from. The figures themselves are read as JSON from {@code …/enrollment}. */
@Path("/trials/{trial}")
@Produces(Page.HTML)
public final class ExplanationPages {
    private final ExplanationService explanations;

    public ExplanationPages(ExplanationService explanations) {
        this.explanations = explanations;
    }

    /**
     * What {@code explanation.ftlh} shows.
     *
     * @param more the address of earlier corrections, or null
     */
    public record Model(
            Explanation explanation,
            TimeTravel time,
            @Nullable String more) {}

    @GET
    @Path("enrollment")
    public Page trial(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @QueryParam("metric") @DefaultValue("ENROLLED") Metric metric,
            @Context TimeTravel time,
            @Context Paging paging) {
        return page(
                explanations.trial(actor, trial, metric, time.asOf(), time.knownAt(), paging.window()), time, paging);
    }

    @GET
    @Path("countries/{iso2: [A-Z]{2}}/enrollment")
    public Page country(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @PathParam("iso2") String iso2,
            @QueryParam("metric") @DefaultValue("ENROLLED") Metric metric,
            @Context TimeTravel time,
            @Context Paging paging) {
        return page(
                explanations.country(actor, trial, iso2, metric, time.asOf(), time.knownAt(), paging.window()),
                time,
                paging);
    }

    private static Page page(Explanation explanation, TimeTravel time, Paging paging) {
        return new Page(
                ExplanationPages.class,
                "explanation.ftlh",
                "Where a number comes from: " + explanation.metric().label().toLowerCase(Locale.ROOT),
                new Model(explanation, time, paging.next(explanation.corrections())));
    }
}

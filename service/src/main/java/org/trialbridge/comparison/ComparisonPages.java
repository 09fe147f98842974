package org.trialbridge.comparison;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The comparison of two days as a page. The JSON twin is {@link ComparisonResource}. */
@Path("/trials/{trial}/comparison")
@Produces(Page.HTML)
public final class ComparisonPages {
    private final ComparisonService comparisons;

    public ComparisonPages(ComparisonService comparisons) {
        this.comparisons = comparisons;
    }

    /**
     * What {@code comparison.ftlh} shows.
     *
     * @param form the days as they were typed; where none were, those that are compared
     */
    public record Model(String trial, Form form, Comparison comparison) {}

    @GET
    public Response compare(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @QueryParam("fromKnownAt") @Nullable Instant fromKnownAt,
            @QueryParam("toKnownAt") @Nullable Instant toKnownAt,
            @Context UriInfo uri) {
        Form form = new Form(uri.getQueryParameters());
        try {
            ComparisonRequest request = new ComparisonRequest(
                    form.date("from"),
                    form.date("to"),
                    fromKnownAt,
                    toKnownAt,
                    form.choice("known", ComparisonRequest.Knowledge.class));
            form.throwIfUnreadable();
            Comparison comparison = comparisons.compare(actor, trial, request);
            Form shown = form.with("from", comparison.from().on())
                    .with("to", comparison.to().on());
            return Response.ok(page(trial, shown, comparison)).build();
        } catch (Problem problem) {
            Form wrong = form.with(problem);
            ComparisonRequest usual = new ComparisonRequest(null, null, null, null, null);
            return Page.invalid(page(trial, wrong, comparisons.compare(actor, trial, usual)));
        }
    }

    private static Page page(String trial, Form form, Comparison comparison) {
        return new Page(ComparisonPages.class, "comparison.ftlh", "What changed", new Model(trial, form, comparison));
    }
}

package org.trialbridge.comparison;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;

/** The comparison of two days over JSON. The HTML twin is {@link ComparisonPages}. */
@Path("/api/v1/trials/{trial}/comparison")
@Produces(MediaType.APPLICATION_JSON)
public final class ComparisonResource {
    private final ComparisonService comparisons;

    public ComparisonResource(ComparisonService comparisons) {
        this.comparisons = comparisons;
    }

    @GET
    public Comparison compare(
            @Auth Actor actor,
            @PathParam("trial") String trial,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("fromKnownAt") @Nullable Instant fromKnownAt,
            @QueryParam("toKnownAt") @Nullable Instant toKnownAt,
            @QueryParam("known") ComparisonRequest.@Nullable Knowledge known) {
        return comparisons.compare(actor, trial, new ComparisonRequest(from, to, fromKnownAt, toKnownAt, known));
    }
}

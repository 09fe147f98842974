package org.trialbridge.search;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Listing;
import org.trialbridge.web.Paging;

/** The search over JSON: the best first, in one part. The HTML twin is {@link SearchPages}. */
@Path("/api/v1/search")
@Produces(MediaType.APPLICATION_JSON)
public final class SearchResource {
    private final SearchService search;

    public SearchResource(SearchService search) {
        this.search = search;
    }

    @GET
    public Response list(
            @Auth Actor actor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("kind") @Nullable Kind kind,
            @Context Paging paging) {
        return paging.answer(new Listing<>(
                search.search(actor, q, kind).stream()
                        .limit(paging.window().limit())
                        .toList(),
                null));
    }
}

package org.trialbridge.document;

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
import org.trialbridge.db.Sort;
import org.trialbridge.web.Paging;

/** The documents of all things over JSON, in one list. The HTML twin is {@link DocumentListPages}. */
@Path("/api/v1/documents")
@Produces(MediaType.APPLICATION_JSON)
public final class DocumentListResource {
    private final DocumentListService documents;

    public DocumentListResource(DocumentListService documents) {
        this.documents = documents;
    }

    @GET
    public Response list(
            @Auth Actor actor,
            @QueryParam("trial") @Nullable String trial,
            @QueryParam("country") @Nullable String country,
            @QueryParam("holder") Holder.@Nullable Kind holder,
            @QueryParam("kind") Document.@Nullable Kind kind,
            @QueryParam("former") boolean former,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort,
            @Context Paging paging) {
        DocumentFilter filter = new DocumentFilter(trial, country, holder, kind, former, q);
        return paging.answer(documents.list(actor, filter, Sort.of(sort, DocumentListService.USUAL), paging.window()));
    }
}

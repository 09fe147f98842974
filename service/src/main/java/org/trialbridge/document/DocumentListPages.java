package org.trialbridge.document;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Sort;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Order;
import org.trialbridge.web.Page;
import org.trialbridge.web.Paging;

/** The documents of a trial and of all that belongs to it, in one list. */
@Path("/trials/{trial}/documents")
@Produces(Page.HTML)
public final class DocumentListPages {
    private final DocumentListService documents;

    public DocumentListPages(DocumentListService documents) {
        this.documents = documents;
    }

    /** What {@code document-list.ftlh} shows. */
    public record Model(
            String trial,
            Form filter,
            List<Holder.Kind> holders,
            List<Document.Kind> kinds,
            List<Document> items,
            Order order,
            @Nullable String next) {}

    @GET
    public Response list(@Auth Actor actor, @PathParam("trial") String trial, @Context Paging paging) {
        Form form = new Form(paging.uri().getQueryParameters());
        try {
            DocumentFilter filter = new DocumentFilter(
                    trial,
                    form.text("country"),
                    form.choice("holder", Holder.Kind.class),
                    form.choice("kind", Document.Kind.class),
                    form.checked("former"),
                    form.text("q"));
            form.throwIfUnreadable();
            return Response.ok(page(actor, filter, form, paging)).build();
        } catch (Problem problem) {
            DocumentFilter all = new DocumentFilter(trial, null, null, null, false, null);
            return Page.invalid(page(actor, all, form.with(problem), paging));
        }
    }

    private Page page(Actor actor, DocumentFilter filter, Form form, Paging paging) {
        Sort<DocumentSort> sort = paging.sort(DocumentListService.USUAL);
        Listing<Document> listing = documents.list(actor, filter, sort, paging.window());
        Model model = new Model(
                String.valueOf(filter.trial()),
                form,
                List.of(Holder.Kind.values()),
                List.of(Document.Kind.values()),
                listing.items(),
                new Order(paging, sort),
                paging.next(listing));
        return new Page(DocumentListPages.class, "document-list.ftlh", "Documents", model);
    }
}

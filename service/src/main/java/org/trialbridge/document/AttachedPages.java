package org.trialbridge.document;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.document.DocumentResource.Parts;
import org.trialbridge.document.DocumentService.Attached;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Page;

/** The documents of one thing, and the form to attach another. The JSON twin is {@link AttachedResource}. */
@Path("/documents/of/{ref: .+}")
@Produces(Page.HTML)
public final class AttachedPages {
    private final DocumentService documents;

    public AttachedPages(DocumentService documents) {
        this.documents = documents;
    }

    /** What {@code documents.ftlh} shows. */
    public record Model(Form form, Documents documents, List<Document.Kind> kinds, String accepted, int megabytes) {}

    @GET
    public Page show(@Auth Actor actor, @PathParam("ref") String ref) {
        return page(Form.empty(), documents.of(actor, ref));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response attach(@Auth Actor actor, @PathParam("ref") String ref, @Nullable FormDataMultiPart parts) {
        documents.require(actor, ref);
        Form form = Parts.form(parts);
        Attached attached;
        try {
            attached = documents.attach(actor, ref, Parts.input(form), Parts.file(parts));
        } catch (Problem problem) {
            return Page.invalid(page(form.with(Parts.told(problem)), documents.of(actor, ref)));
        }
        return Page.redirect(
                "/documents/of/" + attached.document().holder().ref(),
                attached.isNew()
                        ? "The document is attached."
                        : "This file was attached already, so nothing was changed.");
    }

    private static Page page(Form form, Documents documents) {
        return new Page(
                AttachedPages.class,
                "documents.ftlh",
                "Documents of " + documents.holder().name(),
                new Model(form, documents, List.of(Document.Kind.values()), FileType.accepted(), Sizes.MEGABYTES));
    }
}

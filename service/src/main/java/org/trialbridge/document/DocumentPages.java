package org.trialbridge.document;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Request;
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

/** One document: what is known of it, its file, and what can be done with it. The JSON twin is {@link DocumentResource}. */
@Path("/documents/{id: [0-9]{1,18}}")
@Produces(Page.HTML)
public final class DocumentPages {
    private final DocumentService documents;
    private final DocumentChangeService changes;

    public DocumentPages(DocumentService documents, DocumentChangeService changes) {
        this.documents = documents;
        this.changes = changes;
    }

    /**
     * What {@code document.ftlh} and {@code document-form.ftlh} show.
     *
     * @param replaces whether the form is for a newer version, with its file
     */
    public record Model(
            Form form, SeenDocument seen, boolean replaces, List<Document.Kind> kinds, String accepted, int megabytes) {
        public Document document() {
            return seen.document();
        }
    }

    /** What {@code reason.ftlh} shows. */
    public record ReasonModel(Form form, Document document, boolean erases) {}

    @GET
    public Page show(@Auth Actor actor, @PathParam("id") long id) {
        SeenDocument seen = documents.find(actor, id);
        return page("document.ftlh", seen.document().title(), Form.empty(), seen, false);
    }

    @GET
    @Path("content")
    @Produces(MediaType.WILDCARD)
    public Response content(
            @Auth Actor actor, @PathParam("id") long id, @Context Request request, @Context HttpHeaders headers) {
        return DocumentResource.download(documents, actor, id, "/documents/" + id + "/content", request, headers);
    }

    @GET
    @Path("edit")
    public Page edit(@Auth Actor actor, @PathParam("id") long id) {
        documents.requireHand(actor, id);
        SeenDocument seen = documents.find(actor, id);
        return form(Form.of(seen.document()), seen, false);
    }

    @POST
    @Path("edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        documents.requireHand(actor, id);
        Form form = new Form(fields);
        try {
            changes.change(actor, id, form.version(), Parts.input(form));
        } catch (Problem problem) {
            return Page.invalid(form(form.with(problem), documents.find(actor, id), false));
        }
        return Page.undoable("/documents/" + id, "The document is saved.", actor);
    }

    @GET
    @Path("replacement")
    public Page newer(@Auth Actor actor, @PathParam("id") long id) {
        documents.requireHand(actor, id);
        SeenDocument seen = documents.find(actor, id);
        Document document = seen.document();
        return form(Form.empty().with("title", document.title()).with("kind", document.kind()), seen, true);
    }

    @POST
    @Path("replacement")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response replace(@Auth Actor actor, @PathParam("id") long id, @Nullable FormDataMultiPart parts) {
        documents.requireHand(actor, id);
        Form form = Parts.form(parts);
        try {
            Attached newer = documents.replace(actor, id, Parts.input(form), Parts.file(parts));
            return Page.redirect("/documents/" + newer.document().id(), "The newer version is attached.");
        } catch (Problem problem) {
            return Page.invalid(form(form.with(Parts.told(problem)), documents.find(actor, id), true));
        }
    }

    @GET
    @Path("withdrawal")
    public Page withdrawal(@Auth Actor actor, @PathParam("id") long id) {
        documents.requireHand(actor, id);
        return reason(Form.empty(), documents.find(actor, id).document(), false);
    }

    @POST
    @Path("withdrawal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response withdraw(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            changes.withdraw(actor, id, reason(form));
        } catch (Problem problem) {
            return Page.invalid(
                    reason(form.with(problem), documents.find(actor, id).document(), false));
        }
        return Page.undoable("/documents/" + id, "The document is withdrawn.", actor);
    }

    @GET
    @Path("erasure")
    public Page erasure(@Auth Actor actor, @PathParam("id") long id) {
        changes.requireErasure(actor, id);
        return reason(Form.empty(), documents.find(actor, id).document(), true);
    }

    @POST
    @Path("erasure")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response erase(@Auth Actor actor, @PathParam("id") long id, MultivaluedMap<String, String> fields) {
        Form form = new Form(fields);
        try {
            changes.erase(actor, id, reason(form));
        } catch (Problem problem) {
            return Page.invalid(
                    reason(form.with(problem), documents.find(actor, id).document(), true));
        }
        return Page.redirect("/documents/" + id, "The file is erased.");
    }

    private static ReasonInput reason(Form form) {
        ReasonInput input = new ReasonInput(form.text("reason"));
        form.throwIfUnreadable();
        return input;
    }

    private static Page reason(Form form, Document document, boolean erases) {
        return new Page(
                DocumentPages.class,
                "reason.ftlh",
                erases ? "Erase the file" : "Withdraw a document",
                new ReasonModel(form, document, erases));
    }

    private static Page form(Form form, SeenDocument seen, boolean replaces) {
        String title = replaces ? "Attach a newer version" : "Change a document";
        return page("document-form.ftlh", title, form, seen, replaces);
    }

    private static Page page(String template, String title, Form form, SeenDocument seen, boolean replaces) {
        List<Document.Kind> kinds = List.of(Document.Kind.values());
        return new Page(
                DocumentPages.class,
                template,
                title,
                new Model(form, seen, replaces, kinds, FileType.accepted(), Sizes.MEGABYTES));
    }
}

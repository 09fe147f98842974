package org.trialbridge.document;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.glassfish.jersey.media.multipart.FormDataBodyPart;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Listing;
import org.trialbridge.document.DocumentService.Attached;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.CutFile;
import org.trialbridge.web.Download;
import org.trialbridge.web.Form;
import org.trialbridge.web.Versions;

/** Documents over JSON, and their bytes. The HTML twin is {@link DocumentPages}; they are attached below their things. */
@Path("/api/v1/documents")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DocumentResource {
    private static final String PATH = "/api/v1/documents/";

    private final DocumentService documents;
    private final DocumentChangeService changes;

    public DocumentResource(DocumentService documents, DocumentChangeService changes) {
        this.documents = documents;
        this.changes = changes;
    }

    @GET
    @Path("{id}")
    public Response read(@Auth Actor actor, @PathParam("id") long id) {
        Document found = documents.find(actor, id).document();
        return Versions.ok(found, found.version());
    }

    /** The bytes, or a part of them with the header Range; always as a file to be kept, never to be shown. */
    @GET
    @Path("{id}/content")
    @Produces(MediaType.WILDCARD)
    public Response content(
            @Auth Actor actor, @PathParam("id") long id, @Context Request request, @Context HttpHeaders headers) {
        return download(documents, actor, id, PATH + id + "/content", request, headers);
    }

    @PUT
    @Path("{id}")
    public Response change(
            @Auth Actor actor,
            @PathParam("id") long id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            DocumentInput input) {
        Document changed = changes.change(actor, id, Versions.ifMatch(ifMatch), input);
        return Versions.ok(changed, changed.version());
    }

    /** Attaches a newer version; this one stays readable. */
    @POST
    @Path("{id}/replacement")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response replace(@Auth Actor actor, @PathParam("id") long id, @Nullable FormDataMultiPart parts) {
        documents.requireHand(actor, id);
        DocumentInput input = Parts.input(Parts.form(parts));
        return attached(documents.replace(actor, id, input, Parts.file(parts)));
    }

    @POST
    @Path("{id}/withdrawal")
    public Document withdraw(@Auth Actor actor, @PathParam("id") long id, ReasonInput input) {
        return changes.withdraw(actor, id, input);
    }

    /** Removes the bytes for good. */
    @POST
    @Path("{id}/erasure")
    public Document erase(@Auth Actor actor, @PathParam("id") long id, ReasonInput input) {
        return changes.erase(actor, id, input);
    }

    /** The documents of a thing. */
    static Listing<Document> list(DocumentService documents, Actor actor, String ref) {
        return new Listing<>(documents.of(actor, ref).items(), null);
    }

    /** Attaches a file to a thing. */
    static Response attach(DocumentService documents, Actor actor, String ref, @Nullable FormDataMultiPart parts) {
        documents.require(actor, ref);
        DocumentInput input = Parts.input(Parts.form(parts));
        return attached(documents.attach(actor, ref, input, Parts.file(parts)));
    }

    private static Response attached(Attached attached) {
        Document document = attached.document();
        URI place = URI.create(PATH + document.id());
        Response.ResponseBuilder answer =
                attached.isNew() ? Response.created(place) : Response.ok().location(place);
        return Versions.tagged(answer.entity(document), document.version()).build();
    }

    static Response download(
            DocumentService documents, Actor actor, long id, String path, Request request, HttpHeaders headers) {
        Document document = documents.readable(actor, id);
        StoredFile file = document.file();
        return new Download(file.sha256(), file.size(), file.mediaType(), FileName.disposition(file.name()))
                .answer((from, length) -> documents.bytes(actor, document, from, length), path, request, headers);
    }

    /** Reads the parts of a form with a file. None is taken into memory but the short ones. */
    static final class Parts {
        private static final String FILE = "file";
        private static final int LONGEST = 16 * 1024;

        private Parts() {}

        /** All fields but the file. */
        static Form form(@Nullable FormDataMultiPart parts) {
            MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
            if (parts != null) {
                parts.getFields().forEach((name, values) -> {
                    if (!FILE.equals(name)) {
                        values.forEach(value -> fields.add(name, text(value)));
                    }
                });
            }
            return new Form(fields);
        }

        /** @throws Problem INVALID if a field can not be read */
        static DocumentInput input(Form form) {
            DocumentInput input = new DocumentInput(
                    form.text("title"),
                    form.choice("kind", Document.Kind.class),
                    form.text("description"),
                    form.date("datedOn"));
            form.throwIfUnreadable();
            return input;
        }

        /** @throws Problem TOO_LARGE if it was cut off on the way */
        static SentFile file(@Nullable FormDataMultiPart parts) {
            if (parts != null && parts.getField(CutFile.FIELD) != null) {
                throw Problem.tooLarge("The file is too large. Upload at most " + Sizes.MEGABYTES + " MB.");
            }
            FormDataBodyPart file = parts == null ? null : parts.getField(FILE);
            return file == null
                    ? new SentFile(null, null)
                    : new SentFile(
                            file.getFormDataContentDisposition().getFileName(), file.getEntityAs(InputStream.class));
        }

        /** A problem as a form tells it: a file that is too large is an error of its field. */
        static Problem told(Problem problem) {
            return problem.kind() == Problem.Kind.TOO_LARGE ? Problem.invalid(FILE, problem.detail()) : problem;
        }

        private static String text(FormDataBodyPart part) {
            try (InputStream in = part.getEntityAs(InputStream.class)) {
                return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read a field of a form", e);
            }
        }
    }
}

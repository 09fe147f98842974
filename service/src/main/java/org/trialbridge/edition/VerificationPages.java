package org.trialbridge.edition;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.glassfish.jersey.media.multipart.FormDataContentDisposition;
import org.glassfish.jersey.media.multipart.FormDataParam;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Form;
import org.trialbridge.web.Origins;
import org.trialbridge.web.Page;
import org.trialbridge.web.Public;

/** The page on which anybody finds out whether a file is an edition. The JSON twin is {@link VerificationResource}. */
@Path("/verification")
@Produces(Page.HTML)
public final class VerificationPages {
    private final VerificationService verifications;

    public VerificationPages(VerificationService verifications) {
        this.verifications = verifications;
    }

    /**
     * What {@code verification.ftlh} shows.
     *
     * @param verdict null before anything was verified
     */
    public record Model(Form form, @Nullable Verdict verdict) {}

    @GET
    @Public(because = VerificationResource.WHY_PUBLIC)
    public Page show() {
        return page(Form.empty(), null);
    }

    /** Answers on the same page; nothing is changed, so that it can be loaded again. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Public(because = VerificationResource.WHY_PUBLIC)
    public Response verify(
            @Context ContainerRequestContext request,
            @FormDataParam("file") @Nullable InputStream file,
            @FormDataParam("file") @Nullable FormDataContentDisposition named,
            @FormDataParam("sha256") @Nullable String sha256) {
        Actor actor = Actor.anonymous(Origins.of(request));
        String typed = sha256 == null ? "" : sha256.strip();
        boolean chosen = named != null
                && named.getFileName() != null
                && !named.getFileName().isEmpty();
        Form form = Form.empty().with("sha256", typed);
        try {
            if (file != null && chosen) {
                return Response.ok(page(Form.empty(), verifications.verify(actor, file)))
                        .build();
            }
            if (typed.isEmpty()) {
                throw Problem.invalid("file", "Choose a file, or enter its SHA-256.");
            }
            return Response.ok(page(form, verifications.verify(actor, typed))).build();
        } catch (Problem problem) {
            return Page.invalid(page(form.with(problem), null));
        }
    }

    private static Page page(Form form, @Nullable Verdict verdict) {
        return new Page(VerificationPages.class, "verification.ftlh", "Verify a report", new Model(form, verdict));
    }
}

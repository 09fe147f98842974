package org.trialbridge.edition;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.glassfish.jersey.media.multipart.FormDataParam;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.problem.Problem;
import org.trialbridge.web.Origins;
import org.trialbridge.web.Public;

/** Verification of files for programs. The page is {@link VerificationPages}. */
@Path("/api/v1/verification")
@Produces(MediaType.APPLICATION_JSON)
public final class VerificationResource {
    static final String WHY_PUBLIC =
            "whoever holds the bytes of an edition may know whether it stands; nothing else is told";

    private final VerificationService verifications;

    public VerificationResource(VerificationService verifications) {
        this.verifications = verifications;
    }

    /** Of a file. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Public(because = WHY_PUBLIC)
    public Verdict file(@Context ContainerRequestContext request, @FormDataParam("file") @Nullable InputStream file) {
        if (file == null) {
            throw Problem.invalid("file", "Choose a file.");
        }
        return verifications.verify(Actor.anonymous(Origins.of(request)), file);
    }

    /** Of a digest: for files that are larger than what is taken, or that nobody wants to send. */
    @POST
    @Path("digest")
    @Consumes(MediaType.APPLICATION_JSON)
    @Public(because = WHY_PUBLIC)
    public Verdict digest(@Context ContainerRequestContext request, VerificationInput input) {
        return verifications.verify(Actor.anonymous(Origins.of(request)), input.sha256());
    }
}

package org.trialbridge.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.trialbridge.access.Origin;
import org.trialbridge.problem.Problem;

/**
 * Notes where a request comes from, for the actor that the authentication makes. A POST with an {@code Idempotency-Key}
 * gets a fingerprint, by which a repetition is told from another request under the same key.
 */
@Priority(Priorities.AUTHENTICATION - 100)
public final class Origins implements ContainerRequestFilter {
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String RETRY = "trialbridge.retry";

    /** The origin of a request, through the door of the API or of the pages. */
    public static Origin of(ContainerRequestContext request) {
        boolean api = request.getUriInfo().getPath().startsWith("api/");
        return origin(request, api ? Origin.Channel.API : Origin.Channel.FORM);
    }

    /** The origin of a request of somebody at a browser: what his page sends through the API comes from its form. */
    public static Origin atBrowser(ContainerRequestContext request) {
        return origin(request, Origin.Channel.FORM);
    }

    private static Origin origin(ContainerRequestContext request, Origin.Channel channel) {
        return new Origin(
                RequestId.current(), channel, request.getProperty(RETRY) instanceof Origin.Retry retry ? retry : null);
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        String key = request.getHeaderString(IDEMPOTENCY_KEY);
        if (key == null || !"POST".equals(request.getMethod())) {
            return;
        }
        if (!key.matches("[!-~]{1,200}")) {
            throw Problem.malformed("Write the Idempotency-Key in 1 to 200 visible ASCII characters.");
        }
        if (BodyLimit.isDocument(request)) {
            return; // known again by its content, without being held in memory
        }
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        request.setProperty(RETRY, new Origin.Retry(key, fingerprint(request, body)));
    }

    private static String fingerprint(ContainerRequestContext request, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String line = request.getMethod() + " "
                    + request.getUriInfo().getRequestUri().getRawPath() + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

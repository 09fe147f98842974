package org.trialbridge.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassfish.jersey.server.ContainerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Lets a browser change something only from our own pages: its request must come from this origin and carry the token of
 * the form. A request with a bearer token needs neither, because no browser sends one by itself.
 */
@Priority(Priorities.AUTHENTICATION + 100)
public final class Csrf implements ContainerRequestFilter {
    /** The request property in which the session's filter leaves the session's token. */
    public static final String SESSION_TOKEN = "trialbridge.csrf";

    public static final String FIELD = "csrf";
    public static final String HEADER = "X-CSRF-Token";

    /** Holds the token of the forms that are there before anybody has signed in. */
    static final String COOKIE = "trialbridge_form";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");
    /** Where the token stands in the body of a form with a file. */
    private static final String PART =
            "\r\nContent-Disposition: form-data; name=\"" + FIELD + "\"\r\n(?:[^\r\n]+\r\n)*\r\n([^\r\n]*)\r\n";

    private static final int PEEKED = 1024;
    private static final int TOKEN_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String publicOrigin;

    Csrf(URI publicUrl) {
        this.publicOrigin = origin(publicUrl);
    }

    /** Makes a token for a session or a form. */
    public static String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The token that a form sent by this browser must carry, or null if it has none yet. */
    static @Nullable String expected(ContainerRequestContext request) {
        if (request.getProperty(SESSION_TOKEN) instanceof String token) {
            return token;
        }
        Cookie cookie = request.getCookies().get(COOKIE);
        return cookie != null && cookie.getValue().matches("[A-Za-z0-9_-]{43}") ? cookie.getValue() : null;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        boolean session = request.getProperty(SESSION_TOKEN) != null;
        if (SAFE.contains(request.getMethod())
                || (!session && request.getHeaderString(HttpHeaders.AUTHORIZATION) != null)) {
            return;
        }
        requireOwnSite(request);
        // JSON without a session can be sent from elsewhere only after a preflight request, which is never granted.
        if (!session && request.getUriInfo().getPath().startsWith("api/")) {
            return;
        }
        String expected = expected(request);
        String sent = sent(request);
        if (expected == null
                || sent == null
                || !MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8))) {
            throw new ForbiddenException();
        }
    }

    private void requireOwnSite(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        String origin = request.getHeaderString("Origin");
        String host = request.getHeaderString(HttpHeaders.HOST);
        boolean ownSite = site == null || OWN_SITES.contains(site);
        boolean ownOrigin = origin == null
                || origin.equals(publicOrigin)
                || (host != null && origin.toLowerCase(Locale.ROOT).endsWith("://" + host.toLowerCase(Locale.ROOT)));
        if (!ownSite || !ownOrigin) {
            throw new ForbiddenException();
        }
    }

    private static @Nullable String sent(ContainerRequestContext request) throws IOException {
        String header = request.getHeaderString(HEADER);
        MediaType type = request.getMediaType();
        if (header != null || type == null || !(request instanceof ContainerRequest jersey)) {
            return header;
        }
        if (MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type)) {
            jersey.bufferEntity(); // so that the resource can read the form again
            return jersey.readEntity(Form.class).asMap().getFirst(FIELD);
        }
        return MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(type)
                ? firstPart(jersey, type.getParameters().get("boundary"))
                : null;
    }

    /** The token is the first field of every form of ours, so the file after it is not read here. */
    private static @Nullable String firstPart(ContainerRequest request, @Nullable String boundary) throws IOException {
        if (boundary == null) {
            return null;
        }
        InputStream body = request.getEntityStream();
        byte[] start = body.readNBytes(PEEKED);
        request.setEntityStream(new SequenceInputStream(new ByteArrayInputStream(start), body));
        Matcher part = Pattern.compile("--" + Pattern.quote(boundary) + PART, Pattern.CASE_INSENSITIVE)
                .matcher(new String(start, StandardCharsets.ISO_8859_1));
        return part.lookingAt() ? part.group(1) : null;
    }

    private static String origin(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return url.getScheme() + "://" + url.getHost() + port;
    }
}

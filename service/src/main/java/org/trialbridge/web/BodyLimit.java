package org.trialbridge.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Problem;

/**
 * Stops reading a body beyond 1 MiB, where it holds a file beyond 5 MiB, and where that is a document beyond 25 MiB. The server has inflated it by then, so what
 * counts is the inflated size.
 */
@PreMatching
@Priority(100)
public final class BodyLimit implements ContainerRequestFilter {
    public static final int BYTES = 1024 * 1024;
    /** The file, and the fields beside it. */
    private static final int FIELD_BYTES = 16 * 1024;

    private static final int FILE_BYTES = 5 * BYTES + FIELD_BYTES;
    private static final int DOCUMENT_BYTES = 25 * BYTES + FIELD_BYTES;
    private static final Pattern DOCUMENTS = Pattern.compile("api/v1/.+/documents|(api/v1/)?documents/.+");

    /** So much more is read and thrown away: a client that is still sending when the line closes never sees the answer. */
    private static final int MOST_THROWN_AWAY = 32 * BYTES;

    /** Tells whether a request brings a document. Nobody may take such a body into memory as a whole. */
    static boolean isDocument(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        return type != null
                && MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(type)
                && DOCUMENTS.matcher(request.getUriInfo().getPath()).matches();
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        // The server takes away the encodings it has undone; whatever is left nobody here can read.
        if (encoding != null && !encoding.isBlank() && !"identity".equalsIgnoreCase(encoding.strip())) {
            throw new NotSupportedException();
        }
        MediaType type = request.getMediaType();
        boolean file = type != null && MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(type);
        int most = isDocument(request) ? DOCUMENT_BYTES : file ? FILE_BYTES : BYTES;
        String boundary = type == null || !file ? null : type.getParameters().get("boundary");
        if (boundary != null && isDocument(request) && isPage(request)) {
            request.setEntityStream(new PartLimit(new CutFile(request.getEntityStream(), most, boundary), boundary));
            return;
        }
        if (declared(request.getHeaderString(HttpHeaders.CONTENT_LENGTH)) > most) {
            throwAway(request.getEntityStream());
            throw tooLarge(most);
        }
        InputStream body = new Counted(request.getEntityStream(), most);
        request.setEntityStream(boundary == null ? body : new PartLimit(body, boundary));
    }

    /** A form of a page is shown again with what was typed, so its fields are read also where its file is too large. */
    private static boolean isPage(ContainerRequestContext request) {
        return !request.getUriInfo().getPath().startsWith("api/");
    }

    private static long declared(@Nullable String length) {
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }

    static void throwAway(InputStream rest) throws IOException {
        byte[] buffer = new byte[8192];
        int left = MOST_THROWN_AWAY;
        int got = rest.read(buffer);
        while (got >= 0 && left > 0) {
            left -= got;
            got = rest.read(buffer);
        }
    }

    private static Problem tooLarge(int most) {
        return Problem.tooLarge(
                most > BYTES
                        ? "The file is too large. Upload at most " + most / BYTES + " MB."
                        : "The request is too large. Send at most 1 MiB.");
    }

    private static final class Counted extends FilterInputStream {
        private final int most;
        private long read;

        Counted(InputStream in, int most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int got = super.read(into, offset, length);
            count(Math.max(got, 0));
            return got;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void count(int bytes) throws IOException {
            read += bytes;
            if (read > most) {
                throwAway(in);
                throw tooLarge(most);
            }
        }
    }
}

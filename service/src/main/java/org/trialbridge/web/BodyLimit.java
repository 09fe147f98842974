package org.trialbridge.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Problem;

/** Stops reading a body beyond 1 MiB. The server has inflated it by then, so what counts is the inflated size. */
@PreMatching
@Priority(100)
public final class BodyLimit implements ContainerRequestFilter {
    public static final int BYTES = 1024 * 1024;

    @Override
    public void filter(ContainerRequestContext request) {
        String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        // The server takes away the encodings it has undone; whatever is left nobody here can read.
        if (encoding != null && !encoding.isBlank() && !"identity".equalsIgnoreCase(encoding.strip())) {
            throw new NotSupportedException();
        }
        if (declared(request.getHeaderString(HttpHeaders.CONTENT_LENGTH)) > BYTES) {
            throw tooLarge();
        }
        request.setEntityStream(new Counted(request.getEntityStream()));
    }

    private static long declared(@Nullable String length) {
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }

    private static Problem tooLarge() {
        return Problem.tooLarge("The request is too large. Send at most 1 MiB.");
    }

    private static final class Counted extends FilterInputStream {
        private long read;

        Counted(InputStream in) {
            super(in);
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

        private void count(int bytes) {
            read += bytes;
            if (read > BYTES) {
                throw tooLarge();
            }
        }
    }
}

package org.trialbridge.web;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.PushbackInputStream;
import org.trialbridge.problem.Problem;

/**
 * Declines a JSON body that is missing, which a resource would otherwise be handed as null, or that is not UTF-8 (the
 * parser would guess at UTF-16 and UTF-32).
 */
final class RequireBody implements ReaderInterceptor {
    private static final int PEEKED = 4;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        MediaType type = context.getMediaType();
        if (type == null || !type.getSubtype().endsWith("json")) {
            return context.proceed();
        }
        PushbackInputStream body = new PushbackInputStream(context.getInputStream(), PEEKED);
        byte[] start = body.readNBytes(PEEKED);
        for (byte b : start) {
            if (b == 0) { // never in JSON as UTF-8, always in the first four bytes of the other encodings
                throw Problem.malformed("Send the JSON as UTF-8.");
            }
        }
        body.unread(start);
        context.setInputStream(body);
        Object read = context.proceed();
        if (read == null) {
            throw Problem.malformed("Send a JSON body.");
        }
        return read;
    }
}

package org.trialbridge.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.trialbridge.problem.Problem;

/** Stops reading a form with files after so many fields as none of ours has: each takes memory, however short it is. */
final class PartLimit extends FilterInputStream {
    static final int MOST = 1000;

    private final byte[] limit;
    private int matched;
    private int parts;

    /** @param boundary what stands between the fields */
    PartLimit(InputStream in, String boundary) {
        super(in);
        this.limit = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            count((byte) next);
        }
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got = super.read(into, offset, length);
        for (int i = 0; i < got; i++) {
            count(into[offset + i]);
        }
        return got;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** A line end stands nowhere in the limit but at its beginning, so a search that failed begins anew. */
    private void count(byte next) throws IOException {
        if (next != limit[matched]) {
            matched = 0;
        }
        if (next == limit[matched]) {
            matched++;
        }
        if (matched == limit.length) {
            matched = 0;
            parts++;
            if (parts > MOST) {
                BodyLimit.throwAway(in);
                throw Problem.malformed("Send at most " + MOST + " fields.");
            }
        }
    }
}

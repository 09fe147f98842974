package org.trialbridge.web;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a form off where it grows beyond a limit, and ends it there with one field more, {@value #FIELD}, that says so: the
 * fields before a file that is too large can be read then. What was cut must be refused.
 */
public final class CutFile extends FilterInputStream {
    /** The field that a form has if its file was cut. */
    public static final String FIELD = "cut-off";

    private final byte[] end;
    private long left;
    private @Nullable InputStream instead;

    /**
     * @param most how many bytes are read
     * @param boundary what stands between the fields
     */
    CutFile(InputStream in, long most, String boundary) {
        super(in);
        this.left = most;
        this.end = ("\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + FIELD + "\"\r\n\r\ntrue\r\n--"
                        + boundary + "--\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int got = read(one, 0, 1);
        return got < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (instead != null) {
            return instead.read(into, offset, length);
        }
        if (left > 0) {
            int got = super.read(into, offset, (int) Math.min(length, left));
            left -= Math.max(got, 0);
            return got;
        }
        int next = super.read();
        if (next < 0) {
            return -1;
        }
        BodyLimit.throwAway(in);
        instead = new ByteArrayInputStream(end);
        return instead.read(into, offset, length);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}

package org.trialbridge.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file as the header {@code Range} asks for it (RFC 9110): one range at a time.
 *
 * @param from the first byte, from 0
 * @param to the last byte
 */
record ByteRange(int from, int to) {
    static final String UNIT = "bytes=";

    private static final Pattern ONE = Pattern.compile(UNIT + "\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    /** Returns the part, or null if the header asks for none that is there, or for several at once. */
    static @Nullable ByteRange of(String header, int size) {
        Matcher range = ONE.matcher(header);
        if (!range.matches()) {
            return null;
        }
        String first = range.group(1);
        String last = range.group(2);
        if (first.isEmpty()) { // the last so many bytes
            long length = last.isEmpty() ? 0 : Math.min(Long.parseLong(last), size);
            return length == 0 ? null : new ByteRange((int) (size - length), size - 1);
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? size - 1L : Math.min(Long.parseLong(last), size - 1L);
        return from >= size || to < from ? null : new ByteRange((int) from, (int) to);
    }

    int length() {
        return to - from + 1;
    }
}

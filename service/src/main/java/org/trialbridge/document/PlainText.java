package org.trialbridge.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whether a file holds text and nothing else, in UTF-8, in UTF-16 with its mark, or in a code page of eight bits. */
final class PlainText {
    private static final int CHUNK = 1 << 16;
    private static final String UTF_8_MARK = "\u00ef\u00bb\u00bf";

    private PlainText() {}

    static boolean isIn(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] chunk = new byte[CHUNK];
            int read = in.readNBytes(chunk, 0, CHUNK);
            int high = highByte(chunk, read);
            while (read > 0) {
                for (int i = 0; i < read; i++) {
                    if (high < 0 ? !isText(chunk[i]) : (i % 2 == high && !isPaired(chunk, i, high, read))) {
                        return false;
                    }
                }
                read = in.readNBytes(chunk, 0, CHUNK);
            }
            return true;
        }
    }

    /** In UTF-16, whether the first or the second byte of a pair is the higher one; below zero for all else. */
    private static int highByte(byte[] start, int length) {
        if (length < 2) {
            return -1;
        }
        int mark = ((start[0] & 0xff) << 8) | (start[1] & 0xff);
        return mark == 0xfeff ? 0 : mark == 0xfffe ? 1 : -1;
    }

    private static boolean isPaired(byte[] chunk, int i, int high, int length) {
        int other = high == 0 ? i + 1 : i - 1;
        return other < length && (chunk[i] != 0 || isText(chunk[other]));
    }

    private static boolean isText(byte octet) {
        return octet < 0
                || (octet >= ' ' && octet != 0x7f)
                || octet == '\n'
                || octet == '\r'
                || octet == '\t'
                || octet == '\f';
    }

    /**
     * The beginning of a text as its signs, without what may stand before.
     *
     * @param head its first bytes, as Latin-1
     */
    static String begin(String head) {
        byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
        int high = highByte(bytes, bytes.length);
        String text = high < 0
                ? head.startsWith(UTF_8_MARK) ? head.substring(UTF_8_MARK.length()) : head
                : new String(bytes, high == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE).substring(1);
        return text.stripLeading();
    }
}

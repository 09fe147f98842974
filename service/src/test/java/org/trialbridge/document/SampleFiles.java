package org.trialbridge.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of many kinds, as small as they can be. */
final class SampleFiles {
    private SampleFiles() {}

    static byte[] pdf(String text) {
        return latin("%PDF-1.4\n% " + text + "\n1 0 obj <<>> endobj\ntrailer <<>>\nstartxref\n0\n%%EOF\n");
    }

    /** A PDF of so many bytes, which do not compress. */
    static byte[] pdf(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        byte[] begin = latin("%PDF-1.4\n");
        byte[] end = latin("\n%%EOF\n");
        System.arraycopy(begin, 0, bytes, 0, begin.length);
        System.arraycopy(end, 0, bytes, size - end.length, end.length);
        return bytes;
    }

    static byte[] png() {
        return latin("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b\0\0\0\0\0\0\0\0\0\0\0\0IEND\u00aeB`\u0082");
    }

    static byte[] jpeg() {
        return latin("\u00ff\u00d8\u00ff\u00e0\0\20JFIF\0\1\1\0\0\1\0\1\0\0\u00ff\u00d9");
    }

    /** A zip of parts, as name, content, name, content. */
    static byte[] zip(String... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < parts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(parts[i]));
                zip.write(latin(parts[i + 1]));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] docx(String... more) {
        String[] parts = new String[4 + more.length];
        parts[0] = "[Content_Types].xml";
        parts[1] = "<Types/>";
        parts[2] = "word/document.xml";
        parts[3] = "<w:document/>";
        System.arraycopy(more, 0, parts, 4, more.length);
        return zip(parts);
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(byte[] one, byte[] other) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(one);
        out.writeBytes(other);
        return out.toByteArray();
    }
}

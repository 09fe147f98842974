package org.trialbridge.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Packs a workbook once more: its parts in a fixed order, without the time of packing, and with the hash of its content on
 * the sheet Provenance and in every footer, where zeros stood before.
 */
final class RepeatableWorkbook {
    static final String CONTENT_HASH_PLACE = "0".repeat(64);

    private static final String FIRST = "[Content_Types].xml";

    private static final String SHEETS = "xl/worksheets/sheet";

    /** The text of a cell can not hold this: in the XML of a sheet its {@code <} is written otherwise. */
    private static final String FOOTER_END = "</oddFooter>";

    /** Not the first day that a zip can tell: that one Java writes together with the machine's own time zone. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final int CHUNK = 1 << 16;

    private final ZipFile parts;
    private final List<String> names;

    private RepeatableWorkbook(ZipFile parts) {
        this.parts = parts;
        this.names = Collections.list(parts.getEntries()).stream()
                .map(ZipArchiveEntry::getName)
                .sorted(Comparator.comparing((String name) -> !name.equals(FIRST))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** Writes a workbook as it comes. */
    interface Writer {
        /** Returns the part that is not content, and says the hash in full; empty for none. */
        String write(OutputStream out) throws IOException;
    }

    /**
     * Both packings go to the disk: in memory are only the bytes of the last one.
     *
     * @param name of the file
     */
    static ReportFile of(String name, Writer workbook) throws IOException {
        Path first = Files.createTempFile("trialbridge-", ".xlsx");
        Path second = Files.createTempFile("trialbridge-", ".xlsx");
        try {
            String provenancePart;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(first))) {
                provenancePart = workbook.write(out);
            }
            try (ZipFile parts = ZipFile.builder().setPath(first).get()) {
                RepeatableWorkbook repeatable = new RepeatableWorkbook(parts);
                String contentHash = repeatable.contentHash(provenancePart);
                repeatable.pack(provenancePart, contentHash, second);
                return new ReportFile(name, Files.readAllBytes(second), contentHash);
            }
        } finally {
            Files.deleteIfExists(first);
            Files.deleteIfExists(second);
        }
    }

    private String contentHash(String provenancePart) throws IOException {
        MessageDigest all = sha256();
        for (String name : names) {
            if (!name.equals(provenancePart) && !name.startsWith("docProps/")) {
                MessageDigest part = sha256();
                try (InputStream in = open(name);
                        OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), part)) {
                    in.transferTo(out);
                }
                all.update(name.getBytes(UTF_8));
                all.update((byte) 0);
                all.update(part.digest());
            }
        }
        return HexFormat.of().formatHex(all.digest());
    }

    private void pack(String provenancePart, String hash, Path to) throws IOException {
        String footer = ReportSheets.HASH_PLACE + FOOTER_END;
        String stamped = hash.substring(0, ReportSheets.HASH_PLACE.length()) + FOOTER_END;
        try (ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(to)), UTF_8)) {
            for (String name : names) {
                ZipEntry entry = new ZipEntry(name);
                entry.setTimeLocal(TIME);
                out.putNextEntry(entry);
                try (InputStream in = open(name)) {
                    if (name.equals(provenancePart)) {
                        String text = new String(in.readAllBytes(), UTF_8);
                        out.write(text.replace(CONTENT_HASH_PLACE, hash)
                                .replace(footer, stamped)
                                .getBytes(UTF_8));
                    } else if (name.startsWith(SHEETS)) {
                        copy(in, out, footer.getBytes(UTF_8), stamped.getBytes(UTF_8));
                    } else {
                        in.transferTo(out);
                    }
                }
                out.closeEntry();
            }
        }
    }

    /** Copies a part of any length, putting one text wherever another of the same length stands. */
    private static void copy(InputStream in, OutputStream out, byte[] sought, byte[] put) throws IOException {
        byte[] window = new byte[CHUNK];
        int held = 0;
        for (boolean more = true; more; ) {
            int filled = held + in.readNBytes(window, held, CHUNK - held);
            more = filled == CHUNK;
            for (int at = 0; at + sought.length <= filled; at++) {
                if (Arrays.equals(window, at, at + sought.length, sought, 0, sought.length)) {
                    System.arraycopy(put, 0, window, at, put.length);
                }
            }
            int ready = more ? filled - sought.length + 1 : filled;
            out.write(window, 0, ready);
            held = filled - ready;
            System.arraycopy(window, ready, window, 0, held);
        }
    }

    private InputStream open(String name) throws IOException {
        return parts.getInputStream(parts.getEntry(name));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

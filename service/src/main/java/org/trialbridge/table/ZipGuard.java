package org.trialbridge.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.trialbridge.problem.Problem;

/**
 * Looks through a workbook before anything opens it: a zip of so many parts, each with a name of its own inside the zip,
 * which unpack to so much and to what they say, and of which none acts. Sizes are counted, never believed.
 */
final class ZipGuard {
    private static final int CHUNK = 1 << 14;
    private static final int END_RECORD = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int LONGEST_PART_LOOKED_INTO = 1 << 20;
    private static final String STRICT = "purl.oclc.org/ooxml";

    /** The parts of which the beginning of the content is looked at. */
    private static final Set<String> TELLING =
            Set.of("[content_types].xml", "_rels/.rels", "xl/workbook.xml", "mimetype");

    private static final Map<String, String> ACTIVE = Map.of(
            "xl/vbaproject.bin", "macros",
            "xl/macrosheets/", "macros",
            "xl/activex/", "controls",
            "xl/ctrlprops/", "controls",
            "xl/externallinks/", "links to other workbooks",
            "xl/connections.xml", "queries",
            "xl/embeddings/", "embedded files",
            "customui/", "macros");

    private final Limits limits;
    private long unpacked;

    private ZipGuard(Limits limits) {
        this.limits = limits;
    }

    /** @throws Problem INVALID with what to do, if this is not a workbook that can be read */
    static void check(Path file, Limits limits) {
        try {
            checkEnd(file);
            try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
                new ZipGuard(limits).check(zip);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw Refusal.damaged();
        }
    }

    private void check(ZipFile zip) throws IOException {
        List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
        if (entries.size() > limits.entries()) {
            throw Refusal.bomb();
        }
        Set<String> names = new HashSet<>();
        List<String> told = new ArrayList<>();
        for (ZipArchiveEntry entry : entries) {
            String name = entry.getName().toLowerCase(Locale.ROOT);
            checkName(entry, name, names);
            ACTIVE.forEach((part, what) -> {
                if (name.startsWith(part)) {
                    throw Refusal.active(what);
                }
            });
            String content = unpack(zip, entry, TELLING.contains(name));
            told.add(content);
        }
        checkKind(names, String.join("\n", told));
    }

    private static void checkName(ZipArchiveEntry entry, String name, Set<String> names) {
        boolean inside = !name.startsWith("/")
                && !name.contains("\\")
                && !name.contains(":")
                && !List.of(name.split("/", -1)).contains("..");
        boolean usual = entry.getMethod() == ZipEntry.STORED || entry.getMethod() == ZipEntry.DEFLATED;
        if (!inside
                || !usual
                || entry.isUnixSymlink()
                || entry.getGeneralPurposeBit().usesEncryption()
                || !names.add(name)) {
            throw Refusal.damaged();
        }
    }

    /** Unpacks a part to nowhere; returns its text if it is one that tells what the file is. */
    private String unpack(ZipFile zip, ZipArchiveEntry entry, boolean telling) throws IOException {
        CRC32 sum = new CRC32();
        StringBuilder text = new StringBuilder();
        byte[] chunk = new byte[CHUNK];
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                size += read;
                unpacked += read;
                if (unpacked > limits.unpackedBytes()) {
                    throw Refusal.bomb();
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException();
                }
                sum.update(chunk, 0, read);
                if (telling && size <= LONGEST_PART_LOOKED_INTO) {
                    text.append(new String(chunk, 0, read, StandardCharsets.ISO_8859_1));
                }
            }
        }
        if (size != entry.getSize() || sum.getValue() != entry.getCrc()) {
            throw Refusal.damaged();
        }
        return text.toString();
    }

    private static void checkKind(Set<String> names, String told) {
        if (told.contains("macroEnabled")) {
            throw Refusal.active("macros");
        }
        if (names.contains("word/document.xml")) {
            throw Refusal.otherProgram("a Word document");
        }
        if (names.contains("ppt/presentation.xml")) {
            throw Refusal.otherProgram("a presentation");
        }
        if (told.contains("application/vnd.oasis.opendocument")) {
            throw Refusal.otherProgram("an OpenDocument file");
        }
        if (names.contains("xl/workbook.bin")) {
            throw Refusal.binary();
        }
        if (told.contains(STRICT)) {
            throw Refusal.strict();
        }
        if (!names.contains("[content_types].xml") || !names.contains("_rels/.rels")) {
            throw Refusal.notAWorkbook();
        }
    }

    /** Nothing follows the end of the zip: what does is for another program's eyes. */
    private static void checkEnd(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            if (bytes.length() < END_RECORD) {
                throw Refusal.damaged();
            }
            bytes.seek(bytes.length() - END_RECORD);
            if (Integer.reverseBytes(bytes.readInt()) != END_SIGNATURE) {
                throw Refusal.damaged();
            }
        }
    }
}

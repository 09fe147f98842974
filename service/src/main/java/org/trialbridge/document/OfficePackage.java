package org.trialbridge.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.trialbridge.problem.Problem;

/** Tells which office program a zip belongs to, by its parts. None of them is unpacked but the one or two that tell it. */
final class OfficePackage {
    private static final int MOST_PARTS = 5000;
    private static final int MOST_TOLD = 1 << 20;
    private static final int END_RECORD = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final String TYPES = "[content_types].xml";
    private static final String ODF_TYPE = "mimetype";

    private static final Map<String, FileType> MAIN_PARTS = Map.of(
            "word/document.xml", FileType.DOCX,
            "xl/workbook.xml", FileType.XLSX,
            "ppt/presentation.xml", FileType.PPTX);

    /** Parts that act when the file is opened. */
    private static final Pattern ACTIVE = Pattern.compile(
            "(.*/)?(vbaproject\\.bin|vbadata\\.xml|macrosheets/.*|activex/.*|customui/.*)|basic/.*|scripts/.*"
                    + "|.*\\.(exe|dll|com|scr|msi|class|jar|js|vbs|bat|cmd|ps1|hta|html?)");

    private OfficePackage() {}

    /** @throws Problem INVALID with what to do, if it is another zip, is damaged, or holds macros */
    static FileType typeOf(Path file) {
        try {
            requireNothingAfterIt(file);
            try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
                return typeOf(zip);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw damaged();
        }
    }

    private static FileType typeOf(ZipFile zip) throws IOException {
        Set<String> names = new HashSet<>();
        List<ZipArchiveEntry> parts = Collections.list(zip.getEntries());
        if (parts.size() > MOST_PARTS) {
            throw damaged();
        }
        for (ZipArchiveEntry part : parts) {
            String name = part.getName().toLowerCase(Locale.ROOT);
            if (!names.add(name) || part.getGeneralPurposeBit().usesEncryption()) {
                throw damaged();
            }
            if (ACTIVE.matcher(name).matches()) {
                throw active();
            }
        }
        return names.contains(TYPES) ? officeOpen(zip, names) : openDocument(zip, names);
    }

    private static FileType officeOpen(ZipFile zip, Set<String> names) throws IOException {
        String types = told(zip, TYPES);
        if (types.contains("macroEnabled") || types.contains("vbaProject")) {
            throw active();
        }
        List<FileType> main = MAIN_PARTS.entrySet().stream()
                .filter(part -> names.contains(part.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (main.size() != 1) {
            throw archive();
        }
        return main.get(0);
    }

    private static FileType openDocument(ZipFile zip, Set<String> names) throws IOException {
        String type = names.contains(ODF_TYPE) ? told(zip, ODF_TYPE) : "";
        if (type.equals(FileType.ODT.mediaType())) {
            return FileType.ODT;
        }
        if (type.equals(FileType.ODS.mediaType())) {
            return FileType.ODS;
        }
        throw archive();
    }

    private static String told(ZipFile zip, String name) throws IOException {
        for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
            if (part.getName().equalsIgnoreCase(name)) {
                try (InputStream in = zip.getInputStream(part)) {
                    return new String(in.readNBytes(MOST_TOLD), StandardCharsets.ISO_8859_1);
                }
            }
        }
        return "";
    }

    /** What follows the end of the zip is for another program's eyes. */
    private static void requireNothingAfterIt(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            if (bytes.length() < END_RECORD) {
                throw damaged();
            }
            bytes.seek(bytes.length() - END_RECORD);
            if (Integer.reverseBytes(bytes.readInt()) != END_SIGNATURE) {
                throw damaged();
            }
        }
    }

    private static Problem damaged() {
        return Recognition.refused(
                "The file is damaged, locked, or its upload was cut off. Open it, save it again, and attach"
                        + " that.");
    }

    private static Problem active() {
        return Recognition.refused(
                "The file holds macros or a program, which are not taken. Save it without them, or as PDF.");
    }

    private static Problem archive() {
        return Recognition.refused("This is an archive. Attach the files in it one by one.");
    }
}

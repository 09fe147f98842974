package org.trialbridge.document;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Problem;

/**
 * Tells what a file is by its content. A name can only make it less welcome: a text that is called a script is one. What
 * begins as one thing and is another for another program is not taken.
 */
final class Recognition {
    private static final int HEAD = 4096;
    private static final int TAIL = 2048;

    /** What a browser could take for a page, in lower case. */
    private static final List<String> PAGES =
            List.of("<!doctype html", "<html", "<head", "<body", "<script", "<iframe", "<svg", "<?xml-stylesheet");

    /** How files begin that are not taken, as Latin-1, and what to do instead. */
    private static final Map<String, String> UNWELCOME = unwelcome();

    private static final String IMAGE_END = "\0\0\0\0IEND\u00aeB`\u0082";

    private Recognition() {}

    private static Map<String, String> unwelcome() {
        String program = "This is a program, and programs are not taken. Attach a PDF instead.";
        String archive = "This is an archive. Attach the files in it one by one.";
        String image = "Images are taken as PNG or JPEG. Save it as one of these, or as PDF.";
        Map<String, String> begin = new LinkedHashMap<>();
        begin.put("MZ", program);
        begin.put("\u007fELF", program);
        begin.put("\u00ca\u00fe\u00ba\u00be", program);
        begin.put("\u00cf\u00fa\u00ed\u00fe", program);
        begin.put("\u00ce\u00fa\u00ed\u00fe", program);
        begin.put("#!", "This is a script, and scripts are not taken. Attach a PDF instead.");
        begin.put(
                "\u00d0\u00cf\u0011\u00e0",
                "This is a file of an old Office kind, or one with a password. Take the password away, save it as .docx,"
                        + " .xlsx or .pptx, or as PDF, and attach that.");
        begin.put("{\\rtf", "Save this text as .docx or PDF, and attach that.");
        begin.put("%!PS", "Save this as PDF, and attach that.");
        begin.put("Rar!", archive);
        begin.put("7z\u00bc\u00af", archive);
        begin.put("\u001f\u008b", archive);
        begin.put("GIF8", image);
        begin.put("BM", image);
        begin.put("II*\0", image);
        begin.put("MM\0*", image);
        begin.put("RIFF", image);
        return begin;
    }

    /** @throws Problem INVALID with what to do, if such a file is not taken */
    static FileType of(Path file, FileName name) {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            if (bytes.length() == 0) {
                throw refused("The file is empty. Choose another one.");
            }
            String head = read(bytes, 0, HEAD);
            String tail = read(bytes, Math.max(0, bytes.length() - TAIL), TAIL);
            FileType type = binary(head, tail, file);
            return type == null ? text(head, file, name) : type;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a document back", e);
        }
    }

    private static @Nullable FileType binary(String head, String tail, Path file) {
        if (head.startsWith("%PDF-")) {
            refusePages(head);
            requireEnd(tail.contains("%%EOF"), "PDF");
            return FileType.PDF;
        }
        if (head.startsWith("\u0089PNG\r\n\u001a\n") && head.startsWith("IHDR", 12)) {
            requireEnd(tail.endsWith(IMAGE_END), "image");
            return FileType.PNG;
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            refusePages(head);
            requireEnd(tail.stripTrailing().contains("\u00ff\u00d9"), "image");
            return FileType.JPEG;
        }
        if (head.startsWith("PK\u0003\u0004")) {
            return OfficePackage.typeOf(file);
        }
        for (Map.Entry<String, String> unwelcome : UNWELCOME.entrySet()) {
            if (head.startsWith(unwelcome.getKey()) && !isWords(unwelcome.getKey(), head)) {
                throw refused(unwelcome.getValue());
            }
        }
        return null;
    }

    /** A text may begin with the letters of a program or an image. */
    private static boolean isWords(String begin, String head) {
        return begin.chars().allMatch(Character::isLetterOrDigit) && head.indexOf('\0') < 0;
    }

    private static FileType text(String head, Path file, FileName name) throws IOException {
        if (!PlainText.isIn(file)) {
            throw refused("This kind of file is not taken. Save it as PDF, and attach that.");
        }
        String begin = PlainText.begin(head);
        if (begin.startsWith("<")) {
            throw page();
        }
        if (name.isOfAScript()) {
            throw refused("This is a script or a page by its name, and those are not taken. Attach a PDF instead.");
        }
        if (isEmail(begin)) {
            return FileType.EML;
        }
        refusePages(head);
        return name.endsWith(".csv") ? FileType.CSV : FileType.TXT;
    }

    private static boolean isEmail(String begin) {
        String headers = begin.split("\r?\n\r?\n", 2)[0].toLowerCase(Locale.ROOT);
        return headers.matches("(?s)[a-z][a-z0-9-]*:.*")
                && headers.matches("(?s)(.*\n)?from:.*")
                && headers.matches("(?s)(.*\n)?(message-id|mime-version|received):.*");
    }

    private static void refusePages(String head) {
        String lower = head.toLowerCase(Locale.ROOT);
        if (PAGES.stream().anyMatch(lower::contains)) {
            throw page();
        }
    }

    private static void requireEnd(boolean there, String what) {
        if (!there) {
            throw refused("The end of this " + what
                    + " is missing, or something else follows it. Save it again, and attach" + " that.");
        }
    }

    private static Problem page() {
        return refused("This is a web page or a drawing with code in it. Save it as PDF, and attach that.");
    }

    static Problem refused(String detail) {
        return Problem.invalid("file", detail);
    }

    private static String read(RandomAccessFile bytes, long from, int most) throws IOException {
        byte[] part = new byte[(int) Math.min(most, bytes.length() - from)];
        bytes.seek(from);
        bytes.readFully(part);
        return new String(part, StandardCharsets.ISO_8859_1);
    }
}

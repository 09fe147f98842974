package org.trialbridge.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Texts;

/**
 * The name of a file as its sender gave it, kept as a text that can be shown. It is never the name of anything on this
 * machine.
 *
 * @param text without folders, control characters and marks that turn the direction of writing
 */
record FileName(String text) {
    private static final int LONGEST = 150;
    private static final String UNNAMED = "document";

    /** What computers run when such a file is opened, though it holds nothing but text. */
    private static final Set<String> SCRIPTS = Set.of(
            "bat", "cmd", "com", "ps1", "psm1", "sh", "bash", "command", "js", "mjs", "jse", "vbs", "vbe", "wsf", "wsh",
            "hta", "htm", "html", "xhtml", "mht", "mhtml", "svg", "xml", "xsl", "py", "pl", "rb", "php", "jsp", "asp",
            "aspx", "reg", "inf", "lnk", "url", "scf", "desktop", "iqy", "slk", "jar", "exe", "msi", "scr", "dll",
            "docm", "dotm", "xlsm", "xltm", "xlam", "pptm", "potm", "ppsm");

    /** @param sent what stands in the request, in which most senders write UTF-8 that was read as Latin-1 */
    static FileName of(@Nullable String sent) {
        String whole = sent == null ? "" : decoded(sent);
        String last = whole.substring(Math.max(whole.lastIndexOf('/'), whole.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder();
        last.codePoints().filter(FileName::isShown).limit(LONGEST).forEach(kept::appendCodePoint);
        String clean = Texts.clean(kept.toString()).replaceFirst("^[. ]+", "");
        return new FileName(clean.isEmpty() ? UNNAMED : clean);
    }

    private static String decoded(String sent) {
        if (sent.chars().anyMatch(c -> c > 0xff)) {
            return sent;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(sent.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return sent;
        }
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    boolean isOfAScript() {
        String lower = text.toLowerCase(Locale.ROOT);
        return SCRIPTS.contains(lower.substring(lower.lastIndexOf('.') + 1));
    }

    boolean endsWith(String ending) {
        return text.toLowerCase(Locale.ROOT).endsWith(ending);
    }

    /** The header that makes a browser keep the file under a name and never show it (RFC 6266, RFC 8187). */
    static String disposition(String name) {
        StringBuilder plain = new StringBuilder();
        StringBuilder exact = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean usual = c < 0x80 && (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_');
            exact.append(usual ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
            if (usual || c < 0x80 || c >= 0xc0) { // one sign for a character of several bytes
                plain.append(usual || c == ' ' ? c : '_');
            }
        }
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + exact;
    }
}

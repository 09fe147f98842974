package org.trialbridge.report;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Texts of people, made fit for a cell: what is read back is what was written. Excel writes a character that XML can not
 * hold as {@code _x0001_}, so a text that looks like that is written with its underscore escaped.
 */
final class CellText {
    /** The most characters that a cell holds. */
    static final int LONGEST = 32_767;

    private static final Pattern ESCAPE_LIKE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");
    private static final String ESCAPED_UNDERSCORE = "_x005F_";
    /** From here on, Chinese, Japanese and Korean characters take the room of two. */
    private static final int FIRST_WIDE = 0x2e80;

    /** Most letters are narrower than a digit: so many digits give room for one letter more. */
    private static final int LETTERS_NARROWER = 12;

    private static final char REPLACEMENT = '\ufffd';

    private CellText() {}

    /** Returns the text as it must stand in the cell. One that does not fit is cut, with a mark that says so. */
    static String of(String text) {
        String escaped = escape(text);
        if (escaped.length() <= LONGEST) {
            return escaped;
        }
        String mark = " [cut here, the text has " + Wording.number(text.length()) + " characters]";
        int end = Math.min(text.length(), LONGEST - mark.length());
        while (escape(text.substring(0, end)).length() > LONGEST - mark.length()) {
            end -= Math.max(1, (escape(text.substring(0, end)).length() - LONGEST + mark.length()) / 7);
        }
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return escape(text.substring(0, end)) + mark;
    }

    /** Tells whether a program that guesses could take the text for a formula. */
    static boolean looksLikeFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r\n|%".indexOf(text.charAt(0)) >= 0;
    }

    /**
     * How many lines a text takes in a column of so many digits, about: heights must not depend on fonts. Words are kept
     * together, as spreadsheet programs do.
     */
    static int lines(String text, int width) {
        int room = Math.max(1, width + width / LETTERS_NARROWER - 1);
        int lines = 1;
        int used = 0;
        int word = 0;
        for (int at = 0; at <= text.length(); at++) {
            char c = at < text.length() ? text.charAt(at) : ' ';
            if (c != ' ' && c != '\n') {
                word += c < FIRST_WIDE ? 1 : 2;
                continue;
            }
            if (used > 0 && used + word > room) {
                lines++;
                used = 0;
            }
            lines += Math.max(0, word - 1) / room;
            used += word + 1;
            word = 0;
            if (c == '\n') {
                lines++;
                used = 0;
            }
        }
        return lines;
    }

    private static String escape(String text) {
        if (isPlain(text)) {
            return text;
        }
        String safe = ESCAPE_LIKE.matcher(text).replaceAll(ESCAPED_UNDERSCORE);
        StringBuilder escaped = new StringBuilder(safe.length());
        safe.codePoints().forEach(c -> {
            if (c == 0 || c == 0xfffe || c == 0xffff || (c >= 0xd800 && c <= 0xdfff)) {
                escaped.append(REPLACEMENT);
            } else if (c < ' ' && c != '\t' && c != '\n') {
                escaped.append(String.format(Locale.ROOT, "_x%04X_", c));
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    /** Most texts are: then nothing needs to be looked at twice. */
    private static boolean isPlain(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < ' ' || c == '_' || c >= 0xd800) {
                return false;
            }
        }
        return true;
    }
}

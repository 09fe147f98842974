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

    /** From this width on, the letters narrower than a digit outweigh the room lost at the ends of lines. */
    private static final int NARROW = 20;

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

    /** How many lines a text takes in a column of so many characters, about: heights must not depend on fonts. */
    static int lines(String text, int width) {
        int lines = 0;
        for (String paragraph : text.split("\n", -1)) {
            long room = paragraph.codePoints().map(c -> c < FIRST_WIDE ? 1 : 2).sum();
            int line = Math.max(1, width < NARROW ? width - 1 : width + width / 10 - 1);
            lines += Math.max(1, (int) ((room + line - 1) / line));
        }
        return lines;
    }

    private static String escape(String text) {
        String safe = ESCAPE_LIKE.matcher(text).replaceAll(ESCAPED_UNDERSCORE);
        StringBuilder escaped = new StringBuilder(safe.length());
        safe.codePoints().forEach(c -> {
            if (c == 0 || c == 0xfffe || c == 0xffff || (c >= 0xd800 && c <= 0xdfff)) {
                escaped.append(REPLACEMENT);
            } else if (c < ' ' && c != '\t' && c != '\n') {
                escaped.append("_x00")
                        .append(c < 16 ? "0" : "")
                        .append(Integer.toHexString(c).toUpperCase(Locale.ROOT))
                        .append('_');
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}

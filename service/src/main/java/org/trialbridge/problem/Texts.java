package org.trialbridge.problem;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** What a text from a user must be before it is stored. */
public final class Texts {
    private static final int LONGEST_REASON = 2000;

    private Texts() {}

    /**
     * Returns the text in Unicode normal form C, with line ends as {@code \n}, and without white space and invisible
     * characters at its ends. A text of nothing else becomes empty.
     */
    public static String clean(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replace('\r', '\n');
        int from = 0;
        int to = normal.length();
        while (from < to && isBlank(normal.codePointAt(from))) {
            from += Character.charCount(normal.codePointAt(from));
        }
        while (to > from && isBlank(normal.codePointBefore(to))) {
            to -= Character.charCount(normal.codePointBefore(to));
        }
        return normal.substring(from, to);
    }

    /** Tells whether every character can be stored and shown: no control characters but tab and line ends, no half surrogates. */
    public static boolean isStorable(String text) {
        return text.codePoints().allMatch(c -> switch (Character.getType(c)) {
            case Character.SURROGATE -> false;
            case Character.CONTROL -> c == '\n' || c == '\r' || c == '\t';
            default -> true;
        });
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.CONTROL;
    }

    /** What a person gave as reason as the audit trail keeps it; null if it can not be kept. */
    public static @Nullable String kept(@Nullable String reason) {
        String clean = reason == null || !isStorable(reason) ? "" : clean(reason);
        return clean.isEmpty() || clean.length() > LONGEST_REASON ? null : clean;
    }
}

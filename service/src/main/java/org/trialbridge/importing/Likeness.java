package org.trialbridge.importing;

import java.text.Normalizer;
import java.util.Locale;

/** When two names are probably the same: accents, capitals, punctuation and spaces do not count. */
final class Likeness {
    private Likeness() {}

    static String key(String text) {
        StringBuilder key = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c ->
                        Character.getType(c) != Character.NON_SPACING_MARK && Character.getType(c) != Character.FORMAT)
                .map(Likeness::plain)
                .forEach(c -> {
                    if (c != ' ' || (key.length() > 0 && key.charAt(key.length() - 1) != ' ')) {
                        key.appendCodePoint(c);
                    }
                });
        return key.toString().strip();
    }

    /** Letters that have no accent to lose, and everything between words. */
    private static int plain(int c) {
        return switch (c) {
            case 'ø' -> 'o';
            case 'ł' -> 'l';
            case 'đ' -> 'd';
            case 'ı' -> 'i';
            default -> Character.isLetterOrDigit(c) ? c : ' ';
        };
    }
}

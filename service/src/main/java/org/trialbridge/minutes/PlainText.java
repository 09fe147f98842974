package org.trialbridge.minutes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text as people type it, taken apart for showing: an empty line ends a paragraph, and lines that start with a hyphen, a
 * star or a bullet, or with a number and a dot or bracket, are the lines of a list. Nothing else in it means anything.
 */
public record PlainText(List<Block> blocks) {
    private static final Pattern BULLET = Pattern.compile("\\s*[-*•–]\\s+(.*)");
    private static final Pattern NUMBER = Pattern.compile("\\s*[0-9]{1,3}[.)]\\s+.*");

    public PlainText {
        blocks = List.copyOf(blocks);
    }

    /** What a block is. */
    public enum Kind {
        PARAGRAPH,
        /** Its marks are left out: the list has its own. */
        BULLETS,
        /** Its numbers stay as they were typed. */
        NUMBERS
    }

    /** Lines that belong together. */
    public record Block(Kind kind, List<String> lines) {
        public Block {
            lines = List.copyOf(lines);
        }
    }

    public static PlainText of(String text) {
        List<Block> blocks = new ArrayList<>();
        Kind kind = Kind.PARAGRAPH;
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Kind next = kind(line);
            if (!lines.isEmpty() && (next != kind || line.isBlank())) {
                blocks.add(new Block(kind, lines));
                lines = new ArrayList<>();
            }
            kind = next;
            if (!line.isBlank()) {
                lines.add(kind == Kind.BULLETS ? BULLET.matcher(line).replaceFirst("$1") : line);
            }
        }
        if (!lines.isEmpty()) {
            blocks.add(new Block(kind, lines));
        }
        return new PlainText(blocks);
    }

    private static Kind kind(String line) {
        if (BULLET.matcher(line).matches()) {
            return Kind.BULLETS;
        }
        return NUMBER.matcher(line).matches() ? Kind.NUMBERS : Kind.PARAGRAPH;
    }
}

package org.trialbridge.table;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What stands in a cell of a file, not yet understood.
 *
 * @param text as it is written in the file: of a number its digits, of a formula the value it had when it was saved
 */
public record Cell(Kind kind, String text) {
    public static final Cell EMPTY = new Cell(Kind.EMPTY, "");

    public enum Kind {
        EMPTY,
        TEXT,
        NUMBER,
        BOOLEAN,
        FORMULA,
        ERROR
    }

    public static Cell text(String text) {
        return text.isBlank() ? EMPTY : new Cell(Kind.TEXT, text);
    }

    @JsonIgnore
    public boolean isEmpty() {
        return kind == Kind.EMPTY;
    }
}

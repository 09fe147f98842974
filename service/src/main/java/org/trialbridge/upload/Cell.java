package org.trialbridge.upload;

/**
 * What stands in a cell of a file, not yet understood.
 *
 * @param text as it is written in the file: of a number its digits, of a formula the value it had when it was saved
 */
record Cell(Kind kind, String text) {
    static final Cell EMPTY = new Cell(Kind.EMPTY, "");

    enum Kind {
        EMPTY,
        TEXT,
        NUMBER,
        BOOLEAN,
        FORMULA,
        ERROR
    }

    static Cell text(String text) {
        return text.isBlank() ? EMPTY : new Cell(Kind.TEXT, text);
    }

    boolean isEmpty() {
        return kind == Kind.EMPTY;
    }
}

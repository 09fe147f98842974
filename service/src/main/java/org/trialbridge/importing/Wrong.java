package org.trialbridge.importing;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a cell.
 *
 * @param column null if it is the row as a whole
 * @param seen what stands in the cell, as far as it can be shown
 * @param detail what to do
 */
public record Wrong(@Nullable Column column, String seen, String detail) {

    /** In a sentence, as it stands beside the row. */
    public String sentence() {
        return column == null ? detail : column.label() + (seen.isEmpty() ? "" : " \"" + seen + "\"") + ": " + detail;
    }
}

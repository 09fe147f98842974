package org.trialbridge.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.importing.Verdict.State;

/**
 * What a program is told of its file.
 *
 * @param number of the entry in the audit trail under which it is stored; null if nothing was stored
 * @param loadedAlready when the same file was loaded before, so that nothing was done now
 * @param fresh how many rows are new
 * @param duplicates how many rows are perhaps there already; those that are not named by {@code act} are left out
 * @param leftOut headings of columns that are not read
 * @param rows those that are not unchanged, the first thousand
 */
public record ImportAnswer(
        boolean dryRun,
        ImportedFile file,
        @Nullable Long number,
        @Nullable ImportLoad loadedAlready,
        int fresh,
        int unchanged,
        int changed,
        int duplicates,
        int rejected,
        List<String> leftOut,
        List<String> notices,
        List<Row> rows) {
    private static final int MOST_ROWS = 1000;

    /**
     * @param sheet 0, or 1 for the second sheet
     * @param like what is there already
     * @param changes what would be different
     */
    public record Row(
            int sheet,
            int row,
            State state,
            String what,
            Verdict.@Nullable Like like,
            List<String> changes,
            List<Fault> errors) {}

    /** What is wrong with a cell. */
    public record Fault(@Nullable String column, String value, String detail) {}

    static ImportAnswer of(boolean dryRun, ImportLook look, @Nullable ImportReceipt receipt) {
        return new ImportAnswer(
                dryRun,
                look.staged().file(),
                receipt == null ? null : receipt.number(),
                look.loaded(),
                look.count(State.NEW),
                look.count(State.UNCHANGED),
                look.count(State.CHANGED),
                look.count(State.DUPLICATE),
                look.count(State.REJECTED),
                look.leftOut(),
                look.notices(),
                look.rows().stream()
                        .filter(row -> row.state() != State.UNCHANGED)
                        .limit(MOST_ROWS)
                        .map(ImportAnswer::row)
                        .toList());
    }

    private static Row row(Verdict<?> row) {
        return new Row(
                row.sheet(),
                row.row(),
                row.state(),
                row.what(),
                row.like(),
                row.changes(),
                row.errors().stream()
                        .map(error -> new Fault(
                                error.column() == null ? null : error.column().heading(), error.seen(), error.detail()))
                        .toList());
    }
}

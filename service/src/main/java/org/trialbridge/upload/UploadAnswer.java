package org.trialbridge.upload;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.enrollment.BatchReceipt;
import org.trialbridge.enrollment.CountsUpload;
import org.trialbridge.enrollment.SourceFile;

/**
 * What a program is told of its file.
 *
 * @param number of the entry in the audit trail under which it is stored; null if nothing was stored
 * @param loadedAlready when the same file was loaded before, so that nothing was done now
 * @param leftOut rows in which nothing is entered
 * @param editions the numbers of the issued editions that showed a number which a row corrected
 * @param rows those that are new, changed or rejected, the first thousand
 */
public record UploadAnswer(
        boolean dryRun,
        SourceFile file,
        @Nullable Long number,
        @Nullable CountsUpload loadedAlready,
        int reported,
        int corrected,
        int unchanged,
        int rejected,
        int leftOut,
        List<String> notices,
        List<Integer> editions,
        List<Row> rows) {
    private static final int MOST_ROWS = 1000;

    public UploadAnswer {
        notices = List.copyOf(notices);
        editions = List.copyOf(editions);
        rows = List.copyOf(rows);
    }

    /** A row that does something, or can not. */
    public record Row(
            int row,
            String site,
            String periodEnd,
            UploadPreview.State state,
            List<Wrong> errors,
            List<String> warnings) {
        public Row {
            errors = List.copyOf(errors);
            warnings = List.copyOf(warnings);
        }
    }

    /** What is wrong with a cell. */
    public record Wrong(@Nullable String column, String value, String detail) {
        static Wrong of(CellError error) {
            return new Wrong(error.column() == null ? null : error.column().heading(), error.seen(), error.detail());
        }
    }

    static UploadAnswer of(
            boolean dryRun,
            UploadPreview preview,
            @Nullable BatchReceipt receipt,
            @Nullable CountsUpload loadedAlready) {
        return new UploadAnswer(
                dryRun,
                preview.file().file(),
                receipt == null ? null : receipt.number(),
                loadedAlready,
                preview.count(UploadPreview.State.NEW),
                preview.count(UploadPreview.State.CHANGED),
                preview.count(UploadPreview.State.UNCHANGED),
                preview.count(UploadPreview.State.REJECTED),
                preview.file().leftOut(),
                preview.file().notices(),
                receipt == null ? List.of() : receipt.editions(),
                preview.rows().stream()
                        .filter(row -> row.state() != UploadPreview.State.UNCHANGED)
                        .limit(MOST_ROWS)
                        .map(row -> new Row(
                                row.row().number(),
                                row.row().seen(Column.SITE),
                                row.row().seen(Column.PERIOD_END),
                                row.state(),
                                row.errors().stream().map(Wrong::of).toList(),
                                row.warnings()))
                        .toList());
    }
}

package org.trialbridge.upload;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trialbridge.enrollment.CountsBatchLine;

/**
 * A row of a file.
 *
 * @param seen what stands in its cells, as far as it can be shown
 * @param line the report that it makes; null if its cells can not be understood
 * @param errors of its cells
 */
public record UploadRow(
        int number, Map<Column, String> seen, @Nullable CountsBatchLine line, List<CellError> errors) {
    public UploadRow {
        seen = Map.copyOf(seen);
        errors = List.copyOf(errors);
    }

    String seen(Column column) {
        return seen.getOrDefault(column, "");
    }

    /** What stands in the column of the site. */
    public String site() {
        return seen(Column.SITE);
    }

    /** What stands in the column of the period. */
    public String periodEnd() {
        return seen(Column.PERIOD_END);
    }
}

package org.trialbridge.upload;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.trialbridge.enrollment.CountsBatchLine;
import org.trialbridge.enrollment.SourceFile;

/**
 * A file that was read.
 *
 * @param leftOut rows in which nothing is entered
 * @param notices what the sender should know of how it was read
 */
public record UploadedRows(SourceFile file, List<UploadRow> rows, int leftOut, List<String> notices) {
    public UploadedRows {
        rows = List.copyOf(rows);
        notices = List.copyOf(notices);
    }

    /** The rows that could be understood, as reports. */
    public List<CountsBatchLine> lines() {
        return rows.stream()
                .map(UploadRow::line)
                .flatMap(line -> Stream.ofNullable(line))
                .filter(Objects::nonNull)
                .toList();
    }
}

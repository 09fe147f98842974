package org.trialbridge.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.trialbridge.enrollment.Metric;
import org.trialbridge.report.TableSheet.Column;

/**
 * Sheet 13: every count in force, one a row, ready for a pivot table. The rows are streamed from the database to the file:
 * a few are in memory at any time. Where one sheet has no room for all, "Data 2" and so on follow.
 */
final class DataSheet {
    static final String NAME = "Data";
    static final int MOST_ROWS = 1_048_575;

    private static final List<Column> COLUMNS = List.of(
            Column.texts("Trial", 16),
            Column.texts("Country\n(ISO)", 9),
            Column.texts("Site", 14),
            Column.dates("Period end", 12),
            Column.texts("Metric", 16),
            Column.numbers("Value\n(cumulative)", 13),
            Column.texts("Qualifier", 12),
            Column.texts("Provenance", 14),
            Column.numbers("Revision", 10),
            Column.texts("Reason for the correction", 22),
            Column.dates("Recorded (UTC)", 20));

    private final String trial;
    private final int mostRows;
    private final List<TableSheet> tables;
    private int current;

    private DataSheet(String trial, int mostRows, List<TableSheet> tables) {
        this.trial = trial;
        this.mostRows = mostRows;
        this.tables = tables;
    }

    /** Makes the empty sheets, so many as all values need. */
    static DataSheet of(ReportSheets sheets, StatusReport report, int mostRows) {
        List<TableSheet> tables = new ArrayList<>();
        for (long from = 0; from == 0 || from < report.totals().values(); from += mostRows) {
            tables.add(sheets.table(tables.isEmpty() ? NAME : NAME + " " + (tables.size() + 1), COLUMNS));
        }
        return new DataSheet(report.trial().code(), mostRows, tables);
    }

    /** Writes all rows; returns how many. */
    long stream(SXSSFWorkbook stream, Rows<DataLine> data) {
        for (int index = 0; index < tables.size(); index++) {
            String name = index == 0 ? NAME : NAME + " " + (index + 1);
            tables.set(index, tables.get(index).streamedTo(stream.getSheet(name)));
        }
        data.forEach(this::add);
        return tables.stream()
                .mapToLong(table -> table.end("Nobody has reported yet."))
                .sum();
    }

    /** Writes the counts of a line, each in a row. */
    void add(DataLine line) {
        for (Metric metric : Metric.values()) {
            Long count = line.count(metric);
            if (count != null) {
                if (tables.get(current).rowCount() == mostRows) {
                    current++;
                }
                tables.get(current)
                        .row()
                        .text(trial)
                        .text(line.iso2())
                        .text(line.site())
                        .date(line.periodEnd())
                        .text(metric.label())
                        .count(count)
                        .text(line.qualifier().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .text(line.provenance().name().toLowerCase(Locale.ROOT))
                        .whole(line.revision())
                        .text(line.reasonCode() == null ? null : Wording.of(line.reasonCode()))
                        .second(line.recordedAt());
            }
        }
    }
}

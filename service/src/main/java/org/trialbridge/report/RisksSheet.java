package org.trialbridge.report;

import java.util.List;
import java.util.Locale;
import org.trialbridge.report.TableSheet.Column;
import org.trialbridge.trial.Rag;

/** Sheet 10: risks that are not closed, and how many of them have which probability and impact. */
final class RisksSheet {
    static final String NAME = "Risks";

    /** The columns of the levels of the impact, all of one width. */
    private static final int FIRST_LEVEL = 3;

    private static final int SCORE = 5;
    private static final int ROWS_OF_A_PAGE = 34;
    private static final int LONGEST_NOTE = 80;

    private static final List<Column> COLUMNS = List.of(
            Column.numbers("Id", 7),
            Column.texts("Risk", 48),
            Column.texts("Where", 22),
            Column.numbers("Probability\n(1 to 5)", 12),
            Column.numbers("Impact\n(1 to 5)", 12),
            Column.numbers("Score", 12),
            Column.dates("Severity", 12),
            Column.texts("Response", 12),
            Column.texts("Owner's role", 24),
            Column.texts("Owner's institution", 34),
            Column.dates("Due", 12),
            Column.texts("Status", 12),
            Column.texts("About the entry", 16));

    private RisksSheet() {}

    static int write(ReportSheets sheets, StatusReport report) {
        TableSheet table = sheets.table(NAME, COLUMNS);
        for (ReportedRisk risk : report.risks()) {
            table.row()
                    .whole(risk.id())
                    .text(risk.title())
                    .text(risk.where())
                    .whole(risk.probability())
                    .whole(risk.impact())
                    .whole(risk.score())
                    .word(
                            risk.severity().label(),
                            switch (risk.severity()) {
                                case LOW -> Rag.GREEN;
                                case MEDIUM -> Rag.AMBER;
                                case HIGH -> Rag.RED;
                            })
                    .text(risk.response().label())
                    .text(risk.ownerRole() == null ? null : Wording.of(risk.ownerRole()))
                    .text(risk.ownerInstitution())
                    .date(risk.dueOn())
                    .text(risk.status().label())
                    .text(risk.illustrative() ? "illustrative" : null);
        }
        int rows = table.end("No risk is open.");
        int top = Math.max(rows, 1) + 2;
        RiskMatrixSheet matrix = new RiskMatrixSheet(sheets.named(NAME), sheets.styles(), FIRST_LEVEL);
        matrix.colourScores(1, Math.max(rows, 1), SCORE);
        int end = matrix.draw(top, report.risks());
        if (rows < ROWS_OF_A_PAGE && end > ROWS_OF_A_PAGE) {
            sheets.breakBefore(NAME, top);
        }
        sheets.print(NAME, COLUMNS.size(), end);
        return rows;
    }

    /** The risk in a line of the summary: high; in hand. */
    static String note(ReportedRisk risk) {
        String title = risk.title();
        boolean fits = title.codePointCount(0, title.length()) <= LONGEST_NOTE;
        return (fits ? title : title.substring(0, title.offsetByCodePoints(0, LONGEST_NOTE)) + "...") + " ("
                + risk.severity().label().toLowerCase(Locale.ROOT) + ", "
                + risk.status().label().toLowerCase(Locale.ROOT) + ")";
    }
}

package org.trialbridge.report;

import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ConditionalFormattingRule;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFConditionalFormattingRule;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFSheetConditionalFormatting;
import org.trialbridge.report.StyleSheet.Look;
import org.trialbridge.risk.Level;
import org.trialbridge.risk.Severity;

/**
 * A heat map of risks below their table: probability down, impact across. Each cell holds a number, says its severity in a
 * word, and takes its colour by a conditional format from the levels of its row and column.
 */
final class RiskMatrixSheet {
    private static final float ROW_HEIGHT = 22;
    private static final float NOTE_HEIGHT = 14;

    private final XSSFSheet sheet;
    private final StyleSheet styles;
    private final int firstColumn;
    private final List<Level> levels = Level.all();

    /** @param firstColumn of the impacts; left of it stand the probabilities */
    RiskMatrixSheet(XSSFSheet sheet, StyleSheet styles, int firstColumn) {
        this.sheet = sheet;
        this.styles = styles;
        this.firstColumn = firstColumn;
    }

    /** Colours the scores of the table. */
    void colourScores(int firstRow, int lastRow, int column) {
        String score = new CellReference(firstRow, column, false, true).formatAsString();
        colour(new CellRangeAddress(firstRow, lastRow, column, column), score, "ISNUMBER(" + score + ")");
    }

    /** Returns the row after the last one. */
    int draw(int top, List<ReportedRisk> risks) {
        line(top, "How many risks, by probability (down) and impact (across)", Look.LABEL);
        Row impacts = sheet.createRow(top + 1);
        impacts.setHeightInPoints(ROW_HEIGHT);
        cell(impacts, firstColumn - 1, "Probability \\ Impact", styles.of(Look.HEADER));
        for (int i = 0; i < levels.size(); i++) {
            level(impacts, firstColumn + i, levels.get(i));
        }
        for (int i = 0; i < levels.size(); i++) {
            Level probability = levels.get(levels.size() - 1 - i);
            Row row = sheet.createRow(top + 2 + i);
            row.setHeightInPoints(ROW_HEIGHT);
            level(row, firstColumn - 1, probability);
            for (int j = 0; j < levels.size(); j++) {
                count(row, firstColumn + j, probability, levels.get(j), risks);
            }
        }
        int last = top + 1 + levels.size();
        String product = new CellReference(top + 2, firstColumn - 1, false, true).formatAsString() + "*"
                + new CellReference(top + 1, firstColumn, true, false).formatAsString();
        colour(new CellRangeAddress(top + 2, last, firstColumn, firstColumn + levels.size() - 1), product, "TRUE");
        line(
                last + 1,
                "Score = probability x impact. Low: below " + Severity.MEDIUM_FROM + "; medium: from "
                        + Severity.MEDIUM_FROM + "; high: from " + Severity.HIGH_FROM + ".",
                Look.FAINT);
        return last + 2;
    }

    private void count(Row row, int column, Level probability, Level impact, List<ReportedRisk> risks) {
        long many = risks.stream()
                .filter(risk -> risk.probability() == probability.number() && risk.impact() == impact.number())
                .count();
        Cell cell = row.createCell(column);
        cell.setCellValue((double) many);
        cell.setCellStyle(styles.worded(
                Severity.of(probability.number() * impact.number()).label()));
    }

    private void level(Row row, int column, Level level) {
        Cell cell = row.createCell(column);
        cell.setCellValue(level.number());
        cell.setCellStyle(styles.worded(level.words()));
    }

    private void line(int at, String text, Look look) {
        Row row = sheet.createRow(at);
        row.setHeightInPoints(NOTE_HEIGHT);
        cell(row, firstColumn - 1, text, styles.of(look));
    }

    private static void cell(Row row, int column, String text, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellValue(text);
        cell.setCellStyle(style);
    }

    private void colour(CellRangeAddress cells, String score, String holds) {
        XSSFSheetConditionalFormatting formats = sheet.getSheetConditionalFormatting();
        formats.addConditionalFormatting(new CellRangeAddress[] {cells}, new ConditionalFormattingRule[] {
            rule(formats, "AND(" + holds + "," + score + ">=" + Severity.HIGH_FROM + ")", Colours.RED),
            rule(formats, "AND(" + holds + "," + score + ">=" + Severity.MEDIUM_FROM + ")", Colours.AMBER),
            rule(formats, "AND(" + holds + "," + score + ">0)", Colours.GREEN)
        });
    }

    private static XSSFConditionalFormattingRule rule(
            XSSFSheetConditionalFormatting formats, String formula, String rgb) {
        XSSFConditionalFormattingRule rule = formats.createConditionalFormattingRule(formula);
        PatternFormatting pattern = rule.createPatternFormatting();
        pattern.setFillBackgroundColor(new XSSFColor(Colours.bytes(rgb), null));
        pattern.setFillPattern(PatternFormatting.SOLID_FOREGROUND);
        return rule;
    }
}

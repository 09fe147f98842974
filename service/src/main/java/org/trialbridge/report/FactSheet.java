package org.trialbridge.report;

import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;
import org.trialbridge.report.StyleSheet.Look;
import org.trialbridge.trial.Rag;

/** A sheet of single facts, one a line: what it is, its value, a note. */
final class FactSheet {
    private static final int CHARACTER = 256;
    private static final float LINE_HEIGHT = 14;
    private static final float TITLE_HEIGHT = 24;
    private static final int NOTE = 2;

    private final XSSFSheet sheet;
    private final StyleSheet styles;
    private final int noteWidth;
    private int next;

    /** @param widths of the columns, in characters: at least three */
    FactSheet(XSSFSheet sheet, StyleSheet styles, List<Integer> widths) {
        this.sheet = sheet;
        this.styles = styles;
        this.noteWidth = widths.get(NOTE);
        for (int column = 0; column < widths.size(); column++) {
            sheet.setColumnWidth(column, widths.get(column) * CHARACTER);
        }
        sheet.setDisplayGridlines(false);
    }

    /** The number of the next line. */
    int next() {
        return next;
    }

    void blank() {
        next++;
    }

    /** A text over all columns. */
    void line(String text, Look look) {
        Row row = sheet.createRow(next++);
        for (int column = 0; column <= NOTE; column++) {
            row.createCell(column).setCellStyle(styles.of(look));
        }
        row.setHeightInPoints(look == Look.TITLE ? TITLE_HEIGHT : LINE_HEIGHT);
        row.getCell(0).setCellValue(CellText.of(text));
    }

    void count(String label, @Nullable Long count, Marks marks, String note) {
        value(label, count, styles.count(marks), TableSheet.NOT_REPORTED, note);
    }

    void whole(String label, @Nullable Number number, String note) {
        value(label, number, styles.of(Look.WHOLE), TableSheet.NOT_APPLICABLE, note);
    }

    void percent(String label, @Nullable Double part, String note) {
        value(label, part, styles.of(Look.PERCENT), TableSheet.NOT_APPLICABLE, note);
    }

    void rag(String label, @Nullable Rag rag, String note) {
        Cell cell = row(label, note).createCell(1);
        cell.setCellValue(rag == null ? TableSheet.NOT_APPLICABLE : rag.name());
        cell.setCellStyle(rag == null ? styles.of(Look.NOTHING) : styles.of(rag));
    }

    void date(String label, @Nullable LocalDate date, String missing, String note) {
        Cell cell = row(label, note).createCell(1);
        if (date == null) {
            cell.setCellValue(missing);
            cell.setCellStyle(styles.of(Look.NO_NUMBER));
        } else {
            cell.setCellValue(date);
            cell.setCellStyle(styles.of(Look.DATE));
        }
    }

    private void value(String label, @Nullable Number value, CellStyle style, String missing, String note) {
        Cell cell = row(label, note).createCell(1);
        if (value == null) {
            cell.setCellValue(missing);
            cell.setCellStyle(styles.of(Look.NO_NUMBER));
        } else {
            cell.setCellValue(value.doubleValue());
            cell.setCellStyle(style);
        }
    }

    /** The height follows from the length of the text, so that it depends on no font. */
    private Row row(String label, String note) {
        Row row = sheet.createRow(next++);
        row.setHeightInPoints(LINE_HEIGHT * CellText.lines(note, noteWidth));
        Cell name = row.createCell(0);
        name.setCellValue(label);
        name.setCellStyle(styles.of(Look.TEXT));
        Cell cell = row.createCell(NOTE);
        cell.setCellValue(CellText.of(note));
        cell.setCellStyle(styles.of(Look.TEXT));
        return row;
    }
}

package org.trialbridge.report;

import java.time.LocalDate;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.trialbridge.report.ChartSheet.Series;
import org.trialbridge.report.ChartSheet.Title;
import org.trialbridge.report.StyleSheet.Look;

/**
 * The numbers of a sheet's charts, in columns beside its table: in the table what was not reported is a text, which a line
 * would join as zero; here it is an empty cell, which is a gap.
 */
final class ChartNumbersSheet {
    private static final int WIDTH = 12 * 256;

    private final XSSFSheet sheet;
    private final StyleSheet styles;
    private int next;

    /** @param first the column in which they begin */
    ChartNumbersSheet(XSSFSheet sheet, StyleSheet styles, int first) {
        this.sheet = sheet;
        this.styles = styles;
        this.next = first;
    }

    /**
     * Writes the categories and, beside them, each series, from the third row on.
     *
     * @param days whether the categories are days, as ISO dates
     * @return the column of the categories
     */
    int write(Title title, List<String> categories, List<Series> series, boolean days) {
        int column = next;
        text(0, "Numbers of the chart \"" + title.text() + "\"; empty means not reported");
        column(categories.size(), row -> {
            if (days) {
                day(row + 2, LocalDate.parse(categories.get(row)));
            } else {
                text(row + 2, categories.get(row));
            }
        });
        for (Series one : series) {
            text(1, one.name());
            column(categories.size(), row -> {
                Number value = one.values().get(row);
                if (value != null) {
                    cell(row + 2).setCellValue(value.doubleValue());
                }
            });
        }
        next++;
        return column;
    }

    private void column(int rows, IntConsumer cell) {
        for (int row = 0; row < rows; row++) {
            cell.accept(row);
        }
        sheet.setColumnWidth(next, WIDTH);
        next++;
    }

    private void text(int row, String text) {
        Cell cell = cell(row);
        cell.setCellValue(CellText.of(text));
        cell.setCellStyle(styles.of(Look.FAINT));
    }

    private void day(int row, LocalDate day) {
        Cell cell = cell(row);
        cell.setCellValue(day);
        cell.setCellStyle(styles.of(Look.DATE));
    }

    private Cell cell(int row) {
        Row there = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        return there.createCell(next);
    }
}

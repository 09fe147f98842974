package org.trialbridge.enrollment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook of counts as a person fills it in, by the headings of its columns. */
final class FilledWorkbook {
    private FilledWorkbook() {}

    static byte[] change(byte[] workbook, Consumer<Sheet> change) throws IOException {
        try (XSSFWorkbook opened = new XSSFWorkbook(new ByteArrayInputStream(workbook));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            change.accept(opened.getSheet("Counts"));
            opened.write(out);
            return out.toByteArray();
        }
    }

    /** The row of a period. */
    static Row row(Sheet sheet, String periodEnd) {
        for (Row row : sheet) {
            if (text(row, "period_end").equals(periodEnd)) {
                return row;
            }
        }
        throw new AssertionError("no row of " + periodEnd);
    }

    static String text(Row row, String heading) {
        return new DataFormatter().formatCellValue(cell(row, heading));
    }

    static void set(Row row, String heading, int value) {
        cell(row, heading).setCellValue(value);
    }

    static void set(Row row, String heading, String value) {
        cell(row, heading).setCellValue(value);
    }

    private static Cell cell(Row row, String heading) {
        for (Cell cell : row.getSheet().getRow(0)) {
            if (cell.getStringCellValue().equals(heading)) {
                return row.getCell(cell.getColumnIndex(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
            }
        }
        throw new AssertionError("no column " + heading);
    }
}

package org.trialbridge.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A report as somebody reads it: by the names of sheets, lines and columns. */
public record ReadWorkbook(XSSFWorkbook workbook) {

    public static ReadWorkbook of(byte[] bytes) {
        return of(new ByteArrayInputStream(bytes));
    }

    public static ReadWorkbook of(ReportFile file) {
        return of(file.open());
    }

    private static ReadWorkbook of(InputStream bytes) {
        try (InputStream in = bytes) {
            return new ReadWorkbook(new XSSFWorkbook(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value beside a label of the first sheet. */
    public Cell figure(String label) {
        return line("Summary", label).getCell(1);
    }

    String note(String label) {
        return line("Summary", label).getCell(2).getStringCellValue();
    }

    /** What stands beside an item on the sheet Provenance. */
    public String provenance(String item) {
        return text(line("Provenance", item).getCell(1));
    }

    /** A cell of a table, in a row from 1 on. */
    Cell cell(String sheet, int row, String title) {
        Sheet table = workbook.getSheet(sheet);
        for (Cell header : table.getRow(0)) {
            if (header.getStringCellValue()
                    .replace("-\n", "")
                    .replace('\n', ' ')
                    .equals(title)) {
                return table.getRow(row).getCell(header.getColumnIndex());
            }
        }
        throw new AssertionError("no column " + title);
    }

    public String text(String sheet, int row, String title) {
        return text(cell(sheet, row, title));
    }

    /** A column of a table, as texts; without the row that says why a table is empty. */
    public List<String> column(String sheet, String title) {
        List<String> texts = new ArrayList<>();
        Sheet table = workbook.getSheet(sheet);
        for (int row = 1; row <= table.getLastRowNum(); row++) {
            if (table.getRow(row) != null && table.getRow(row).getCell(1) != null && row <= rows(sheet)) {
                texts.add(text(sheet, row, title));
            }
        }
        return texts;
    }

    /** How many rows the filter of a table spans. */
    int rows(String sheet) {
        String range = workbook.getSheet(sheet).getCTWorksheet().getAutoFilter().getRef();
        return Integer.parseInt(range.replaceFirst(".*:[A-Z]+", "")) - 1;
    }

    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        workbook.forEach(sheet -> sheet.forEach(row -> row.forEach(cells::add)));
        return cells;
    }

    private Row line(String sheet, String label) {
        for (Row row : workbook.getSheet(sheet)) {
            Cell cell = row.getCell(0);
            if (cell != null
                    && cell.getCellType() == CellType.STRING
                    && cell.getStringCellValue().equals(label)) {
                return row;
            }
        }
        throw new AssertionError("no line " + label);
    }

    private static String text(Cell cell) {
        return cell.getCellType() == CellType.NUMERIC
                ? String.valueOf((long) cell.getNumericCellValue())
                : cell.getStringCellValue();
    }
}

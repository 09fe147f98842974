package org.trialbridge.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one sheet of a report as values, so that whatever other tools get is what the workbook shows. What was
 * not reported or does not apply is null.
 */
final class ReadSheet {
    /** Of the first sheet, which is no table. */
    private static final List<String> FACTS = List.of("Item", "Value", "Note");

    /** Takes the titles first, then each row: texts, whole and other numbers, days, instants, nulls. */
    interface Taker {
        void titles(List<String> titles) throws IOException;

        void row(List<@Nullable Object> values) throws IOException;
    }

    private final StyleSheet styles;
    private final Taker taker;

    private ReadSheet(StyleSheet styles, Taker taker) {
        this.styles = styles;
        this.taker = taker;
    }

    static void read(StatusReport report, ReportTable table, Taker taker) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            ReportSheets sheets = new ReportSheets(workbook, report);
            ReadSheet reader = new ReadSheet(sheets.styles(), taker);
            if (table == ReportTable.DATA) {
                reader.data(DataSheet.of(sheets, report, DataSheet.MOST_ROWS), workbook, report);
                return;
            }
            int rows = table.write(sheets, report);
            Sheet sheet = workbook.getSheet(table.sheet());
            if (table == ReportTable.SUMMARY) {
                reader.facts(sheet);
            } else {
                reader.table(sheet, rows);
            }
        }
    }

    private void table(Sheet sheet, int rows) throws IOException {
        int columns = titles(sheet);
        for (int row = 1; row <= rows; row++) {
            taker.row(values(sheet.getRow(row), columns));
        }
    }

    /** Row by row as the lines come from the database: each is forgotten once it is taken. */
    private void data(DataSheet data, XSSFWorkbook workbook, StatusReport report) throws IOException {
        int columns = titles(workbook.getSheetAt(0));
        try {
            report.data().forEach(line -> {
                data.add(line);
                workbook.forEach(sheet -> drain(sheet, columns));
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void drain(Sheet sheet, int columns) {
        List<Row> written = new ArrayList<>();
        sheet.forEach(written::add);
        for (Row row : written) {
            if (row.getRowNum() > 0) {
                try {
                    taker.row(values(row, columns));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                sheet.removeRow(row);
            }
        }
    }

    private void facts(Sheet sheet) throws IOException {
        taker.titles(FACTS);
        for (Row row : sheet) {
            List<@Nullable Object> values = values(row, FACTS.size());
            boolean isFact = row.getCell(1) != null && row.getCell(1).getCellType() != CellType.BLANK;
            if (values.get(0) != null && isFact) {
                taker.row(values);
            }
        }
    }

    /** The titles end at the first empty cell: beyond it stand the numbers of charts. */
    private int titles(Sheet sheet) throws IOException {
        List<String> titles = new ArrayList<>();
        Row header = sheet.getRow(0);
        while (header.getCell(titles.size()) != null) {
            titles.add(header.getCell(titles.size())
                    .getStringCellValue()
                    .replace("-\n", "")
                    .replace('\n', ' '));
        }
        taker.titles(titles);
        return titles.size();
    }

    private List<@Nullable Object> values(Row row, int columns) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            Cell cell = row.getCell(column);
            values.add(cell == null ? null : value(cell));
        }
        return values;
    }

    private @Nullable Object value(Cell cell) {
        return switch (cell.getCellType()) {
            case NUMERIC -> number(cell);
            case STRING -> styles.saysMissing(cell) ? null : cell.getStringCellValue();
            default -> null;
        };
    }

    private static Object number(Cell cell) {
        String format = cell.getCellStyle().getDataFormatString();
        if (format.startsWith("yyyy")) {
            LocalDateTime time = cell.getLocalDateTimeCellValue();
            return format.contains("hh") ? time.toInstant(ZoneOffset.UTC) : time.toLocalDate();
        }
        BigDecimal number = BigDecimal.valueOf(cell.getNumericCellValue());
        return number.stripTrailingZeros().scale() <= 0 ? number.longValueExact() : number;
    }
}

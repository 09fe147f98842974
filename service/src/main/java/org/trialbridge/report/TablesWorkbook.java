package org.trialbridge.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * A workbook of plain tables, by the conventions of the reports: a header that stays and filters, typed cells, texts that
 * are never formulas. The same rows on the same day give the same bytes. Rows are streamed to the file.
 */
public final class TablesWorkbook {
    private static final int ROWS_IN_MEMORY = 200;

    private TablesWorkbook() {}

    /**
     * What a column says of each row: a text, a day, an instant, a number, yes or no, or nothing.
     *
     * @param width in characters
     */
    public record Column<T>(String title, int width, Function<T, @Nullable Object> value) {}

    /**
     * One sheet.
     *
     * @param whyEmpty what it says when there is no row
     */
    public record Table<T>(String name, List<Column<T>> columns, Rows<T> rows, String whyEmpty) {
        public Table {
            columns = List.copyOf(columns);
        }
    }

    /**
     * Makes the file.
     *
     * @param fileName of letters, digits, dots, dashes and underscores
     * @param day as of which it is told
     */
    public static ReportFile write(String fileName, String title, LocalDate day, List<Table<?>> tables) {
        try {
            return RepeatableWorkbook.of(fileName, out -> write(out, title, day, tables));
        } catch (IOException e) {
            throw new UncheckedIOException("can not write a workbook to the disk", e);
        }
    }

    private static String write(OutputStream out, String title, LocalDate day, List<Table<?>> tables)
            throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            StyleSheet styles = new StyleSheet(workbook);
            List<TableSheet> sheets = tables.stream()
                    .map(table -> TableSheet.of(page(workbook, table.name(), title, day), styles, headers(table)))
                    .toList();
            describe(workbook.getProperties().getCoreProperties(), title, day);
            try (SXSSFWorkbook stream = new SXSSFWorkbook(workbook, ROWS_IN_MEMORY)) {
                stream.setZip64Mode(Zip64Mode.AsNeeded);
                for (int i = 0; i < sheets.size(); i++) {
                    fill(sheets.get(i).streamedTo(stream.getSheet(tables.get(i).name())), tables.get(i));
                }
                stream.write(out);
            }
            return "";
        }
    }

    /** A4 landscape, one page wide. */
    private static XSSFSheet page(XSSFWorkbook workbook, String name, String title, LocalDate day) {
        XSSFSheet sheet = workbook.createSheet(name);
        sheet.setFitToPage(true);
        PrintSetup print = sheet.getPrintSetup();
        print.setLandscape(true);
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.getHeader().setLeft(title.replace("&", "&&"));
        sheet.getHeader().setRight(name);
        sheet.getFooter().setLeft("As of " + day);
        sheet.getFooter().setRight("Page &P of &N");
        return sheet;
    }

    private static List<TableSheet.Column> headers(Table<?> table) {
        return table.columns().stream()
                .map(column -> TableSheet.Column.texts(column.title(), column.width()))
                .toList();
    }

    private static <T> void fill(TableSheet sheet, Table<T> table) {
        table.rows().forEach(row -> {
            sheet.row();
            for (Column<T> column : table.columns()) {
                cell(sheet, column.value().apply(row));
            }
        });
        sheet.end(table.whyEmpty());
    }

    private static void cell(TableSheet sheet, @Nullable Object value) {
        if (value instanceof LocalDate day) {
            sheet.date(day);
        } else if (value instanceof Instant instant) {
            sheet.minute(instant);
        } else if (value instanceof Double number) {
            sheet.decimal(number);
        } else if (value instanceof Number number) {
            sheet.whole(number);
        } else if (value instanceof Boolean yes) {
            sheet.text(yes ? "yes" : "no");
        } else if (value instanceof Enum<?> constant) {
            sheet.text(Wording.of(constant.name()));
        } else {
            sheet.text(value == null ? null : value.toString());
        }
    }

    private static void describe(CoreProperties properties, String title, LocalDate day) {
        Optional<Date> made =
                Optional.of(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
        properties.setCreator("Trialbridge");
        properties.setTitle(title);
        properties.setCreated(made);
        properties.setModified(made);
    }
}

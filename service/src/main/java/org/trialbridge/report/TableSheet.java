package org.trialbridge.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;
import org.trialbridge.report.StyleSheet.Look;
import org.trialbridge.trial.Rag;

/**
 * A sheet that is one table: a frozen header with a filter, and rows of typed cells, written from left to right. What is
 * missing is shown as such and is never an empty cell: {@code n.r.} is not reported, {@code -} does not apply.
 */
final class TableSheet {
    static final String NOT_REPORTED = "n.r.";
    static final String NOT_APPLICABLE = "-";

    static final float LINE_HEIGHT = 12.75f;

    private static final int CHARACTER = 256;
    private static final float HEADER_PADDING = 5;
    private static final int LETTER_WIDTH = 4;
    private static final float UPRIGHT_CHARACTER = 6;
    private static final float TALLEST = 409;

    private final XSSFSheet sheet;
    private final Sheet rows;
    private final StyleSheet styles;
    private final List<Column> columns;
    private Row row;
    private int written;

    /** A column: the title says the unit where it is not plain; the width is in characters, the same on every machine. */
    record Column(String title, int width, Look header) {
        static Column texts(String title, int width) {
            return new Column(title, width, Look.HEADER);
        }

        static Column numbers(String title, int width) {
            return new Column(title, width, Look.HEADER_OF_NUMBERS);
        }

        static Column dates(String title, int width) {
            return new Column(title, width, Look.HEADER_OF_DATES);
        }

        /** A narrow column of letters, its title from bottom to top. */
        static Column letters(String title) {
            return new Column(title, LETTER_WIDTH, Look.HEADER_UPRIGHT);
        }
    }

    private TableSheet(XSSFSheet sheet, Sheet rows, StyleSheet styles, List<Column> columns, Row row) {
        this.sheet = sheet;
        this.rows = rows;
        this.styles = styles;
        this.columns = columns;
        this.row = row;
    }

    static TableSheet of(XSSFSheet sheet, StyleSheet styles, List<Column> columns) {
        Row header = sheet.createRow(0);
        float height = 0;
        for (int index = 0; index < columns.size(); index++) {
            Column column = columns.get(index);
            Cell cell = header.createCell(index);
            cell.setCellValue(column.title());
            cell.setCellStyle(styles.of(column.header()));
            sheet.setColumnWidth(index, column.width() * CHARACTER);
            height = Math.max(height, height(column));
        }
        header.setHeightInPoints(height + HEADER_PADDING);
        sheet.createFreezePane(0, 1);
        sheet.setRepeatingRows(new CellRangeAddress(0, 0, 0, columns.size() - 1));
        return new TableSheet(sheet, sheet, styles, columns, header);
    }

    private static float height(Column column) {
        return column.header() == Look.HEADER_UPRIGHT
                ? column.title().length() * UPRIGHT_CHARACTER
                : CellText.lines(column.title(), column.width()) * LINE_HEIGHT;
    }

    /** The same table, its rows written to a stream from now on. */
    TableSheet streamedTo(Sheet stream) {
        return new TableSheet(sheet, stream, styles, columns, row);
    }

    /** Begins the next row. */
    TableSheet row() {
        written++;
        row = rows.createRow(written);
        return this;
    }

    int rowCount() {
        return written;
    }

    /** Ends the table: the filter spans all rows. A table without rows says why. */
    int end(String whyEmpty) {
        if (written == 0) {
            Cell cell = rows.createRow(1).createCell(0);
            cell.setCellValue(whyEmpty);
            cell.setCellStyle(styles.of(Look.FAINT));
        }
        sheet.setAutoFilter(new CellRangeAddress(0, written, 0, columns.size() - 1));
        return written;
    }

    TableSheet text(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return missing();
        }
        styled(CellText.looksLikeFormula(text) ? Look.FORMULA_LIKE_TEXT : Look.TEXT, CellText.of(text));
        float height = LINE_HEIGHT
                * CellText.lines(text, columns.get(row.getLastCellNum() - 1).width());
        if (height > Math.max(LINE_HEIGHT, row.getHeightInPoints())) {
            row.setHeightInPoints(Math.min(TALLEST, height));
        }
        return this;
    }

    /** A short text in a column that also holds numbers. */
    TableSheet textOnTheRight(@Nullable String text) {
        return text == null || text.isEmpty()
                ? styled(Look.NO_NUMBER, NOT_APPLICABLE)
                : styled(
                        CellText.looksLikeFormula(text) ? Look.FORMULA_LIKE_TEXT : Look.TEXT_ON_THE_RIGHT,
                        CellText.of(text));
    }

    /** A count: null is not reported. */
    TableSheet count(@Nullable Long count, Marks marks) {
        if (count == null) {
            return styled(Look.NO_NUMBER, NOT_REPORTED);
        }
        Cell cell = cell();
        cell.setCellValue(count);
        cell.setCellStyle(styles.count(marks));
        return this;
    }

    TableSheet count(@Nullable Long count) {
        return count(count, Marks.NONE);
    }

    /** Another whole number: null does not apply. */
    TableSheet whole(@Nullable Number number) {
        return number(number, Look.WHOLE);
    }

    /** A whole number that stands among texts. */
    TableSheet wholeOnTheLeft(long number) {
        return number(number, Look.WHOLE_ON_THE_LEFT);
    }

    TableSheet decimal(@Nullable Double number) {
        return number(number, Look.DECIMAL);
    }

    TableSheet percent(@Nullable Double part) {
        return number(part, Look.PERCENT);
    }

    private TableSheet number(@Nullable Number number, Look look) {
        if (number == null) {
            return styled(Look.NO_NUMBER, NOT_APPLICABLE);
        }
        Cell cell = cell();
        cell.setCellValue(number.doubleValue());
        cell.setCellStyle(styles.of(look));
        return this;
    }

    TableSheet date(@Nullable LocalDate date) {
        if (date == null) {
            return missing();
        }
        Cell cell = cell();
        cell.setCellValue(date);
        cell.setCellStyle(styles.of(Look.DATE));
        return this;
    }

    /** A date, or what is to be said in its place. */
    TableSheet dateOr(@Nullable LocalDate date, String missing) {
        return date == null ? styled(Look.NO_NUMBER, missing) : date(date);
    }

    /** An instant, in UTC to the minute. */
    TableSheet minute(@Nullable Instant instant) {
        return instant == null ? missing() : moment(instant, Look.MINUTE);
    }

    /** An instant, in UTC to the second. */
    TableSheet second(Instant instant) {
        return moment(instant, Look.SECOND);
    }

    private TableSheet moment(Instant instant, Look look) {
        Cell cell = cell();
        cell.setCellValue(LocalDateTime.ofInstant(instant, ZoneOffset.UTC).withNano(0));
        cell.setCellStyle(styles.of(look));
        return this;
    }

    /** One letter, which a conditional format may colour; null leaves an empty cell. */
    TableSheet letter(@Nullable String letter) {
        Cell cell = cell();
        cell.setCellStyle(styles.of(Look.LETTER));
        if (letter != null) {
            cell.setCellValue(letter);
        }
        return this;
    }

    TableSheet rag(@Nullable Rag rag) {
        if (rag == null) {
            return missing();
        }
        Cell cell = cell();
        cell.setCellValue(rag.name());
        cell.setCellStyle(styles.of(rag));
        return this;
    }

    /** A word in the colour of a RAG. */
    TableSheet word(String word, Rag colour) {
        Cell cell = cell();
        cell.setCellValue(word);
        cell.setCellStyle(styles.of(colour));
        return this;
    }

    private TableSheet missing() {
        return styled(Look.NOTHING, NOT_APPLICABLE);
    }

    private TableSheet styled(Look look, String text) {
        Cell cell = cell();
        cell.setCellValue(text);
        cell.setCellStyle(styles.of(look));
        return this;
    }

    private Cell cell() {
        return row.createCell(Math.max(0, row.getLastCellNum()));
    }
}

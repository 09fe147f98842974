package org.trialbridge.upload;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.trialbridge.enrollment.CorrectionReason;
import org.trialbridge.enrollment.Qualifier;
import org.trialbridge.table.Limits;

/**
 * The sheet of counts: headings that the upload finds again, white cells to fill in, everything else shaded and locked
 * (without a password), so that it is not changed by mistake. Texts are text cells; none can become a formula.
 */
final class TemplateSheet {
    private static final int CHARACTER = 256;
    private static final int WIDTH = 12;
    private static final int WIDE = 30;
    private static final int WIDEST = 70;
    /** Empty rows below, for other periods. */
    private static final int SPARE_ROWS = 100;

    private static final int MOST = 10_000_000;
    private static final int LONGEST_NOTE = 2000;
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern ESCAPE_LIKE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");
    private static final byte[] SHADE = {(byte) 0xee, (byte) 0xf2, (byte) 0xf2};
    private static final byte[] ACCENT = {0x0b, 0x5d, 0x66};
    private static final byte[] RED = {0x7f, 0x1d, 0x1d};

    private final XSSFWorkbook workbook;
    private final XSSFSheet sheet;
    private final List<String> beside;
    private final CellStyle shaded;
    private final CellStyle shadedDay;
    private final CellStyle open;
    private final CellStyle openDay;
    private final CellStyle wrong;

    TemplateSheet(XSSFWorkbook workbook, String name, List<String> beside) {
        this.workbook = workbook;
        this.sheet = workbook.createSheet(name);
        this.beside = beside;
        this.shaded = style(true, "General");
        this.shadedDay = style(true, "yyyy-mm-dd");
        this.open = style(false, "General");
        this.openDay = style(false, "yyyy-mm-dd");
        this.wrong = wrong();
        head();
        sheet.createFreezePane(Column.PERIOD_END.place() + 1, 1);
        sheet.enableLocking();
        sheet.lockFormatColumns(false);
        sheet.lockFormatRows(false);
    }

    /** Writes the rows to a stream of the same sheet. */
    void fill(Sheet stream, Stream<TemplateWorkbook.Line> lines) {
        int number = 1;
        for (Iterator<TemplateWorkbook.Line> rest = lines.iterator(); rest.hasNext(); number++) {
            write(stream.createRow(number), rest.next());
        }
        for (int spare = 0; spare < SPARE_ROWS; spare++) {
            Row row = stream.createRow(number + spare);
            for (Column column : Column.values()) {
                row.createCell(column.place()).setCellStyle(column == Column.PERIOD_END ? openDay : open);
            }
        }
        check(number + SPARE_ROWS - 1);
    }

    private void head() {
        XSSFFont font = workbook.createFont();
        font.setBold(true);
        font.setColor(new XSSFColor(ACCENT, null));
        XSSFCellStyle style = workbook.createCellStyle();
        style.cloneStyleFrom(shaded);
        style.setFont(font);
        Row row = sheet.createRow(0);
        for (Column column : Column.values()) {
            cell(row, column.place(), column.heading(), style);
            sheet.setColumnWidth(column.place(), (column == Column.NOTE ? WIDE : WIDTH + 2) * CHARACTER);
        }
        for (int at = 0; at < beside.size(); at++) {
            int place = Column.values().length + at;
            cell(row, place, beside.get(at), style);
            int width = "errors".equals(beside.get(at))
                    ? WIDEST
                    : at == 0 ? WIDE : beside.get(at).length() + 2;
            sheet.setColumnWidth(place, width * CHARACTER);
        }
    }

    private void write(Row row, TemplateWorkbook.Line line) {
        for (Column column : Column.values()) {
            String text = line.cells().getOrDefault(column, "");
            // what the workbook brought along is locked; what came with an upload may be what is wrong
            boolean mayChange = column.isEntered() || beside.contains("errors");
            CellStyle style = mayChange ? open : shaded;
            if (column == Column.PERIOD_END && DAY.matcher(text).matches()) {
                Cell cell = row.createCell(column.place());
                cell.setCellValue(LocalDate.parse(text));
                cell.setCellStyle(mayChange ? openDay : shadedDay);
            } else if (column.metric() != null && COUNT.matcher(text).matches()) {
                number(row, column.place(), text, style);
            } else if (text.isEmpty()) {
                row.createCell(column.place()).setCellStyle(style);
            } else {
                cell(row, column.place(), text, style);
            }
        }
        for (int at = 0; at < line.beside().size(); at++) {
            String text = line.beside().get(at);
            int place = Column.values().length + at;
            if ("errors".equals(beside.get(at))) {
                cell(row, place, text, wrong);
            } else if (COUNT.matcher(text).matches()) {
                number(row, place, text, shaded);
            } else {
                cell(row, place, text, shaded);
            }
        }
    }

    private static void number(Row row, int at, String digits, CellStyle style) {
        Cell cell = row.createCell(at);
        cell.setCellValue(Integer.parseInt(digits));
        cell.setCellStyle(style);
    }

    /** A text that looks like an escaped character is escaped, so that it is read as it was written. */
    private static void cell(Row row, int at, String text, CellStyle style) {
        Cell cell = row.createCell(at);
        String escaped = ESCAPE_LIKE.matcher(text).replaceAll("_x005F_");
        cell.setCellValue(escaped.substring(0, Math.min(escaped.length(), Limits.LONGEST_TEXT)));
        cell.setCellStyle(style);
    }

    private void check(int lastRow) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        int between = DataValidationConstraint.OperatorType.BETWEEN;
        add(
                helper,
                helper.createIntegerConstraint(between, "0", String.valueOf(MOST)),
                Column.SCREENED,
                Column.COMPLETED,
                lastRow,
                "Enter a whole number, or leave the cell empty if it is not reported.");
        choice(helper, Column.QUALIFIER, names(Qualifier.values()), lastRow);
        choice(helper, Column.REASON_CODE, names(CorrectionReason.values()), lastRow);
        add(
                helper,
                helper.createTextLengthConstraint(between, "0", String.valueOf(LONGEST_NOTE)),
                Column.NOTE,
                Column.NOTE,
                lastRow,
                "Enter at most 2,000 characters.");
    }

    private void choice(DataValidationHelper helper, Column column, String[] names, int lastRow) {
        add(helper, helper.createExplicitListConstraint(names), column, column, lastRow, "Choose one of the list.");
    }

    private void add(
            DataValidationHelper helper,
            DataValidationConstraint constraint,
            Column first,
            Column last,
            int lastRow,
            String advice) {
        DataValidation validation =
                helper.createValidation(constraint, new CellRangeAddressList(1, lastRow, first.place(), last.place()));
        validation.setEmptyCellAllowed(true);
        validation.setShowErrorBox(true);
        validation.createErrorBox("Check this cell", advice);
        sheet.addValidationData(validation);
    }

    private static String[] names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toArray(String[]::new);
    }

    private XSSFCellStyle style(boolean locked, String format) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setLocked(locked);
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        if (locked) {
            style.setFillForegroundColor(new XSSFColor(SHADE, null));
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        } else {
            style.setQuotePrefixed(true); // a text stays one, whatever it begins with
        }
        return style;
    }

    private XSSFCellStyle wrong() {
        XSSFFont font = workbook.createFont();
        font.setColor(new XSSFColor(RED, null));
        XSSFCellStyle style = style(true, "General");
        style.setFont(font);
        style.setWrapText(true);
        return style;
    }
}

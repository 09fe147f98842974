package org.trialbridge.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.trialbridge.institution.Institution;
import org.trialbridge.meeting.Attendance;
import org.trialbridge.meeting.Meeting;
import org.trialbridge.table.Limits;
import org.trialbridge.table.SheetChoice;
import org.trialbridge.table.Table;
import org.trialbridge.trial.SiteStatus;

/** The template to be filled in, and a file that comes back with what is wrong. Texts are text cells; none is a formula. */
final class ImportWorkbook {
    private static final Pattern ESCAPE_LIKE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");
    private static final int CHARACTER = 256;
    private static final int WIDTH = 24;
    private static final int WIDE = 90;
    private static final int MOST_IN_A_LIST = 250;

    private final XSSFWorkbook workbook;
    private final CellStyle plain;
    private final CellStyle bold;

    private ImportWorkbook(XSSFWorkbook workbook) {
        this.workbook = workbook;
        this.plain = workbook.createCellStyle();
        plain.setQuotePrefixed(true); // a text stays one, whatever it begins with
        plain.setWrapText(false);
        Font font = workbook.createFont();
        font.setBold(true);
        this.bold = workbook.createCellStyle();
        bold.setFont(font);
        bold.setQuotePrefixed(true);
    }

    /** With the headings of a kind, and a sheet that explains them. */
    static byte[] template(Kind kind) {
        return write(workbook -> {
            workbook.empty(kind, 0, kind.sheet());
            if (kind == Kind.MEETINGS) {
                workbook.empty(kind, 1, Kind.PARTICIPANTS);
            }
            workbook.explain(kind);
        });
    }

    /** The sheets of a file as they came, with what is wrong beside each row. */
    static byte[] withErrors(ImportLook look) {
        Map<String, String> errors = new HashMap<>();
        for (Verdict<?> row : look.rows()) {
            errors.merge(
                    row.sheet() + " " + row.row(),
                    row.errors().stream().map(Wrong::sentence).collect(Collectors.joining("\n")),
                    (one, other) -> one + "\n" + other);
        }
        Staged staged = look.staged();
        return write(workbook -> {
            for (int sheet = 0; sheet < staged.tables().size(); sheet++) {
                workbook.annotated(staged, sheet, errors);
            }
        });
    }

    private interface Content {
        void into(ImportWorkbook workbook);
    }

    private static byte[] write(Content content) {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            content.into(new ImportWorkbook(workbook));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a workbook into memory", e);
        }
    }

    private void empty(Kind kind, int number, String name) {
        Sheet sheet = workbook.createSheet(name);
        Row head = sheet.createRow(0);
        List<Column> columns = kind.columns(number);
        for (int at = 0; at < columns.size(); at++) {
            cell(head, at, columns.get(at).heading(), bold);
            sheet.setColumnWidth(at, WIDTH * CHARACTER);
            String[] choices = choices(kind, columns.get(at));
            if (choices.length > 0 && String.join(",", choices).length() < MOST_IN_A_LIST) {
                choice(sheet, at, choices);
            }
        }
        sheet.createFreezePane(0, 1);
    }

    private static void choice(Sheet sheet, int at, String[] choices) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidation validation = helper.createValidation(
                helper.createExplicitListConstraint(choices),
                new CellRangeAddressList(1, Limits.IMPORT.rows(), at, at));
        validation.setShowErrorBox(true);
        validation.createErrorBox("Check this cell", "Choose one of the list.");
        sheet.addValidationData(validation);
    }

    private static String[] choices(Kind kind, Column column) {
        return switch (column) {
            case KIND ->
                kind == Kind.INSTITUTIONS
                        ? Arrays.stream(Institution.Kind.values())
                                .map(Institution.Kind::label)
                                .toArray(String[]::new)
                        : names(Meeting.Kind.values());
            case STATUS -> kind == Kind.SITES ? names(SiteStatus.values()) : new String[] {"HELD", "SCHEDULED"};
            case ROLE -> names(Attendance.Role.values());
            default -> new String[0];
        };
    }

    private static String[] names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toArray(String[]::new);
    }

    private void explain(Kind kind) {
        Sheet help = workbook.createSheet(SheetChoice.HELP);
        help.setColumnWidth(0, WIDE * CHARACTER);
        List<String> sentences = new ArrayList<>();
        sentences.add("Fill in the first sheet, one row for each, and upload the workbook where you downloaded it.");
        sentences.add(
                "Nothing is saved before you have seen what would become of each row; then all rows are or none.");
        sentences.add(
                "Write days as 2024-01-31 or as days of the spreadsheet, times as 14:30. No formulas, no merged cells.");
        sentences.add("Countries: the English name, or two letters such as UZ. An empty cell says nothing.");
        Stream.of(0, 1)
                .filter(sheet -> sheet == 0 || kind == Kind.MEETINGS)
                .flatMap(sheet -> kind.columns(sheet).stream()
                        .map(column -> column.heading() + ": " + column.label()
                                + (kind.required(sheet).contains(column) ? ", always needed" : "")
                                + (choices(kind, column).length == 0
                                        ? ""
                                        : ". One of: " + String.join(", ", choices(kind, column)))
                                + "."))
                .forEach(sentences::add);
        if (kind == Kind.MEETINGS) {
            sentences.add(
                    "Participants stand in the sheet Participants with the number or title of their meeting, or in rows"
                            + " below the meeting.");
        }
        for (int row = 0; row < sentences.size(); row++) {
            cell(help.createRow(row), 0, sentences.get(row), plain);
        }
    }

    private void annotated(Staged staged, int number, Map<String, String> errors) {
        Table table = staged.tables().get(number);
        Map<Column, Integer> places = staged.mapping().places(number);
        Map<Integer, Column> meanings = new HashMap<>();
        places.forEach((column, at) -> meanings.put(at, column));
        Sheet sheet = workbook.createSheet(number == 0 ? staged.kind().sheet() : Kind.PARTICIPANTS);
        int width =
                table.rows().stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        Map<Integer, RowCells> cells = staged.rows(number).stream()
                .collect(Collectors.toMap(RowCells::number, row -> row, (one, other) -> one));
        int at = 0;
        for (Table.Row row : table.rows()) {
            Row written = sheet.createRow(at);
            RowCells read = cells.get(row.number());
            for (int column = 0; column < row.cells().size(); column++) {
                Column meaning = meanings.get(column);
                String text = read == null || meaning == null || !RowCells.isDay(meaning)
                        ? RowCells.shown(row.cell(column), Limits.LONGEST_TEXT)
                        : read.seen(meaning);
                if (!text.isEmpty()) {
                    cell(written, column, text, at == 0 ? bold : plain);
                }
            }
            cell(written, width, at == 0 ? "errors" : errors.getOrDefault(number + " " + row.number(), ""), bold);
            at++;
        }
        for (int column = 0; column < width; column++) {
            sheet.setColumnWidth(column, WIDTH * CHARACTER);
        }
        sheet.setColumnWidth(width, WIDE * CHARACTER);
        sheet.createFreezePane(0, 1);
    }

    /** A text that looks like an escaped character is escaped, so that it is read as it was written. */
    private static void cell(Row row, int at, String text, CellStyle style) {
        Cell cell = row.createCell(at);
        String escaped = ESCAPE_LIKE.matcher(text).replaceAll("_x005F_");
        cell.setCellValue(escaped.substring(0, Math.min(escaped.length(), Limits.LONGEST_TEXT)));
        cell.setCellStyle(style);
    }
}

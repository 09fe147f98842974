package org.trialbridge.upload;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trialbridge.enrollment.CorrectionReason;
import org.trialbridge.enrollment.CountsBatchLine;
import org.trialbridge.enrollment.CountsInput;
import org.trialbridge.enrollment.Qualifier;
import org.trialbridge.enrollment.SourceFile;
import org.trialbridge.problem.Texts;
import org.trialbridge.table.Cell;
import org.trialbridge.table.CellValues;
import org.trialbridge.table.Refusal;
import org.trialbridge.table.Table;
import org.trialbridge.table.Table.Row;

/** Makes reports of the rows of a file. Columns are found by their headings; what can be meant in two ways is asked about. */
final class RowReader {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}\\.0+");
    private static final int LONGEST_SEEN = 40;
    private static final int LONGEST_NOTE = 2100;
    private static final char REPLACEMENT = '\ufffd';
    private static final Set<String> SUMS = Set.of("total", "totals", "sum", "all", "итого", "всего", "合计", "jami");

    private final Map<Column, Integer> places;
    private final int width;
    private final boolean epoch1904;
    private final boolean ragged;

    private RowReader(Map<Column, Integer> places, int width, Table table) {
        this.places = places;
        this.width = width;
        this.epoch1904 = table.epoch1904();
        this.ragged = table.ragged();
    }

    static UploadedRows read(Table table, SourceFile file) {
        if (table.rows().isEmpty()) {
            throw Refusal.empty();
        }
        Row header = table.rows().get(0);
        List<String> notices = new ArrayList<>(table.notices());
        RowReader reader = new RowReader(places(header, notices), header.cells().size(), table);
        List<UploadRow> rows = new ArrayList<>();
        int leftOut = 0;
        for (Row row : table.rows().subList(1, table.rows().size())) {
            if (row.isBlank()) {
                continue;
            }
            if (reader.isNotFilledIn(row)) {
                leftOut++;
            } else {
                rows.add(reader.row(row));
            }
        }
        return new UploadedRows(file, rows, leftOut, notices);
    }

    private static Map<Column, Integer> places(Row header, List<String> notices) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        for (int at = 0; at < header.cells().size(); at++) {
            String heading = header.cell(at).text();
            Column column = Column.named(heading).orElse(null);
            if (column == null) {
                if (!heading.isBlank() && !Column.isForReading(heading)) {
                    notices.add("The column " + shown(heading, LONGEST_SEEN) + " is not read.");
                }
            } else if (places.putIfAbsent(column, at) != null) {
                throw Refusal.of("The column " + column.heading() + " is there twice. Keep one of them.");
            }
        }
        List<String> missing = Column.REQUIRED.stream()
                .filter(column -> !places.containsKey(column))
                .map(Column::heading)
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.of("The first row has no heading " + String.join(", ", missing)
                    + ". Add the missing columns, or copy the rows into a fresh download of the workbook.");
        }
        return places;
    }

    /** The workbook comes with a row for each period that is due; those without a number are not meant to be sent. */
    private boolean isNotFilledIn(Row row) {
        boolean whole = !ragged || row.cells().size() == width;
        return whole
                && !isSum(cell(row, Column.SITE))
                && places.keySet().stream()
                        .filter(Column::isEntered)
                        .allMatch(column -> cell(row, column).isEmpty());
    }

    private UploadRow row(Row row) {
        List<CellError> errors = new ArrayList<>();
        Map<Column, String> seen = new EnumMap<>(Column.class);
        places.keySet().forEach(column -> seen.put(column, seen(row, column)));
        if (ragged && row.cells().size() != width) {
            errors.add(new CellError(
                    null, "", "The row has " + row.cells().size() + " fields, the first row has " + width + "."));
            return new UploadRow(row.number(), seen, null, errors);
        }
        if (isSum(cell(row, Column.SITE))) {
            errors.add(new CellError(Column.SITE, seen.getOrDefault(Column.SITE, ""), "Delete the row of sums."));
            return new UploadRow(row.number(), seen, null, errors);
        }
        String site = site(row, errors);
        LocalDate periodEnd = periodEnd(row, seen, errors);
        CountsInput input = input(row, errors);
        CountsBatchLine line = errors.isEmpty()
                ? new CountsBatchLine("row " + row.number(), site, null, periodEnd, null, input)
                : null;
        return new UploadRow(row.number(), seen, line, errors);
    }

    private @Nullable String site(Row row, List<CellError> errors) {
        Cell cell = cell(row, Column.SITE);
        if (cell.isEmpty()) {
            errors.add(new CellError(Column.SITE, "", "Enter the code of the site. Is the cell merged with another?"));
            return null;
        }
        String text = text(row, Column.SITE, errors);
        return text == null ? null : code(text);
    }

    private @Nullable LocalDate periodEnd(Row row, Map<Column, String> seen, List<CellError> errors) {
        try {
            LocalDate day = CellValues.day(cell(row, Column.PERIOD_END), epoch1904);
            seen.put(Column.PERIOD_END, day.toString());
            return day;
        } catch (CellValues.Unclear unclear) {
            errors.add(error(row, Column.PERIOD_END, unclear));
            return null;
        }
    }

    private CountsInput input(Row row, List<CellError> errors) {
        return new CountsInput(
                count(row, Column.SCREENED, errors),
                count(row, Column.SCREEN_FAILED, errors),
                count(row, Column.ENROLLED, errors),
                count(row, Column.DOSE1, errors),
                count(row, Column.DOSE2, errors),
                count(row, Column.DOSE3, errors),
                count(row, Column.WITHDRAWN, errors),
                count(row, Column.COMPLETED, errors),
                choice(row, Column.QUALIFIER, Qualifier.class, errors),
                choice(row, Column.REASON_CODE, CorrectionReason.class, errors),
                text(row, Column.NOTE, errors),
                null);
    }

    private @Nullable Integer count(Row row, Column column, List<CellError> errors) {
        try {
            return CellValues.count(cell(row, column));
        } catch (CellValues.Unclear unclear) {
            errors.add(error(row, column, unclear));
            return null;
        }
    }

    private <E extends Enum<E>> @Nullable E choice(Row row, Column column, Class<E> type, List<CellError> errors) {
        String text = text(row, column, errors);
        if (text == null) {
            return null;
        }
        String wanted = text.strip().toUpperCase(Locale.ROOT).replace(' ', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(wanted)) {
                return constant;
            }
        }
        List<String> names =
                List.of(type.getEnumConstants()).stream().map(Enum::name).toList();
        errors.add(new CellError(column, seen(row, column), "Enter one of " + String.join(", ", names) + "."));
        return null;
    }

    private @Nullable String text(Row row, Column column, List<CellError> errors) {
        try {
            String text = CellValues.text(cell(row, column));
            if (text != null && !Texts.isStorable(text)) {
                throw new CellValues.Unclear("Remove control characters; they can not be stored.");
            }
            return text;
        } catch (CellValues.Unclear unclear) {
            errors.add(error(row, column, unclear));
            return null;
        }
    }

    private CellError error(Row row, Column column, CellValues.Unclear unclear) {
        return new CellError(column, shown(seen(row, column), LONGEST_SEEN), unclear.advice());
    }

    private Cell cell(Row row, Column column) {
        Integer at = places.get(column);
        return at == null ? Cell.EMPTY : row.cell(at);
    }

    private String seen(Row row, Column column) {
        Cell cell = cell(row, column);
        // some programs keep 95 as 95.0: it is shown, and comes back, as the number that it is
        boolean whole =
                cell.kind() == Cell.Kind.NUMBER && WHOLE.matcher(cell.text()).matches();
        String text = whole ? cell.text().substring(0, cell.text().indexOf('.')) : cell.text();
        return shown(text, column == Column.NOTE ? LONGEST_NOTE : LONGEST_SEEN);
    }

    /** Codes that look alike are the same code; no letter becomes another one. */
    static String code(String text) {
        StringBuilder code = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT && !Character.isWhitespace(c))
                .map(c -> Character.getType(c) == Character.DASH_PUNCTUATION || c == '\u2212' ? '-' : c)
                .forEach(code::appendCodePoint);
        return code.toString();
    }

    private static boolean isSum(Cell cell) {
        return SUMS.contains(cell.text().strip().toLowerCase(Locale.ROOT));
    }

    private static String shown(String text, int longest) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(longest)
                .map(c -> Texts.isStorable(Character.toString(c)) ? c : REPLACEMENT)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}

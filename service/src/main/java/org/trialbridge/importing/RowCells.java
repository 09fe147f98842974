package org.trialbridge.importing;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.problem.Texts;
import org.trialbridge.table.Cell;
import org.trialbridge.table.CellTimes;
import org.trialbridge.table.CellValues;
import org.trialbridge.table.CellValues.Unclear;
import org.trialbridge.table.Table;

/** The cells of a row by what they mean, and what is wrong with them. What can not be taken as it stands is noted. */
final class RowCells {
    static final int LONGEST_SEEN = 40;

    private static final Pattern WHOLE = Pattern.compile("(-?[0-9]{1,9})\\.0+");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
    private static final char REPLACEMENT = '\ufffd';

    private final Table.Row row;
    private final Map<Column, Integer> places;
    private final boolean epoch1904;
    private final List<Wrong> wrong = new ArrayList<>();

    private RowCells(Table.Row row, Map<Column, Integer> places, boolean epoch1904) {
        this.row = row;
        this.places = places;
        this.epoch1904 = epoch1904;
    }

    /** The rows of a sheet in which something stands, without the headings. */
    static List<RowCells> of(Table table, Map<Column, Integer> places) {
        List<RowCells> rows = new ArrayList<>();
        int width = table.rows().isEmpty() ? 0 : table.rows().get(0).cells().size();
        for (Table.Row row : table.rows()
                .subList(Math.min(1, table.rows().size()), table.rows().size())) {
            RowCells cells = new RowCells(row, new EnumMap<>(places), table.epoch1904());
            if (table.ragged() && row.cells().size() != width) {
                cells.wrong.add(new Wrong(
                        null, "", "The row has " + row.cells().size() + " fields, the first row has " + width + "."));
            }
            if (!row.isBlank()) {
                rows.add(cells);
            }
        }
        return rows;
    }

    int number() {
        return row.number();
    }

    boolean has(Column column) {
        return places.containsKey(column);
    }

    boolean isEmpty(Column column) {
        return cell(column).isEmpty();
    }

    List<Wrong> wrong() {
        return wrong;
    }

    void wrong(@Nullable Column column, String detail) {
        wrong.add(new Wrong(column, column == null ? "" : seen(column), detail));
    }

    /** Notes what an input's own rules found, beside the cells that it is about. */
    void wrong(Problem problem, Column standIn, Column... columns) {
        for (FieldError error : problem.errors()) {
            String field = error.field().substring(error.field().lastIndexOf('/') + 1);
            Column column = Stream.concat(Stream.of(columns), places.keySet().stream())
                    .filter(one -> one.field().equals(field))
                    .findFirst()
                    .orElse(standIn);
            if (wrong.stream().noneMatch(known -> known.column() == column)) {
                wrong(column, error.message());
            }
        }
    }

    @Nullable
    String text(Column column) {
        return read(column, cell -> {
            String text = CellValues.text(cell);
            if (text != null && !Texts.isStorable(text)) {
                throw new Unclear("Remove control characters; they can not be stored.");
            }
            String clean = text == null ? "" : Texts.clean(text);
            return clean.isEmpty() ? null : clean;
        });
    }

    /** A day; of a cell with a day and a time the day. */
    @Nullable
    LocalDate day(Column column) {
        return read(column, cell -> cell.isEmpty() ? null : CellValues.day(CellTimes.dayOf(cell), epoch1904));
    }

    /** A time; one that stands in the cell of a day if this one is empty. */
    @Nullable
    LocalTime time(Column column, @Nullable Column day) {
        return read(column, cell -> {
            Cell time = cell.isEmpty() && day != null ? CellTimes.timeOf(cell(day)) : cell;
            return time.isEmpty() ? null : CellTimes.time(time);
        });
    }

    @Nullable
    Integer integer(Column column) {
        return read(column, cell -> {
            String text = CellValues.text(cell);
            if (text == null) {
                return null;
            }
            if (!COUNT.matcher(text.strip()).matches()) {
                throw new Unclear("Enter a whole number in plain digits, such as 120.");
            }
            return Integer.valueOf(text.strip());
        });
    }

    /** One of some names, whatever the capitals, with spaces or underscores. */
    <E extends Enum<E>> @Nullable E choice(Column column, Class<E> type, Function<E, String> label) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        String wanted = Likeness.key(text);
        for (E constant : type.getEnumConstants()) {
            if (Likeness.key(constant.name()).equals(wanted)
                    || Likeness.key(label.apply(constant)).equals(wanted)) {
                return constant;
            }
        }
        List<String> names = Stream.of(type.getEnumConstants()).map(label).toList();
        wrong(column, "Enter one of: " + String.join(", ", names) + ".");
        return null;
    }

    /** Several values in a cell, with commas, semicolons, slashes or line ends between. */
    List<String> several(Column column) {
        String text = text(column);
        return text == null
                ? List.of()
                : Stream.of(text.split("[,;/\\n]", -1))
                        .map(Texts::clean)
                        .filter(one -> !one.isEmpty())
                        .toList();
    }

    /** What stands in a cell, for showing: a day as 2024-01-31. */
    String seen(Column column) {
        Cell cell = cell(column);
        if (cell.kind() == Cell.Kind.NUMBER && isDay(column)) {
            try {
                return CellValues.day(CellTimes.dayOf(cell), epoch1904).toString();
            } catch (Unclear e) {
                return shown(cell, LONGEST_SEEN);
            }
        }
        return shown(cell, LONGEST_SEEN);
    }

    static boolean isDay(Column column) {
        return switch (column) {
            case DATE, FROM, UNTIL, PLANNED, ACTIVATED -> true;
            default -> false;
        };
    }

    /** As it is shown; three dots stand for what is too long. */
    static String shown(Cell cell, int longest) {
        var whole = WHOLE.matcher(cell.text());
        String text = cell.kind() == Cell.Kind.NUMBER && whole.matches() ? whole.group(1) : cell.text();
        boolean cut = text.codePointCount(0, text.length()) > longest;
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(cut ? longest - 1 : longest)
                .map(c -> Texts.isStorable(Character.toString(c)) ? c : REPLACEMENT)
                .forEach(shown::appendCodePoint);
        return cut ? shown.append('…').toString() : shown.toString();
    }

    /** Reads a cell; throws if it can not be taken as it is. */
    private interface Reading<T> {
        @Nullable
        T of(Cell cell) throws Unclear;
    }

    private <T> @Nullable T read(Column column, Reading<T> reading) {
        try {
            return reading.of(cell(column));
        } catch (Unclear unclear) {
            if (wrong.stream().noneMatch(known -> known.column() == column)) {
                wrong(column, unclear.advice());
            }
            return null;
        }
    }

    private Cell cell(Column column) {
        Integer at = places.get(column);
        return at == null ? Cell.EMPTY : row.cell(at);
    }
}

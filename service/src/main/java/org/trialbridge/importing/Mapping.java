package org.trialbridge.importing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;
import org.trialbridge.table.Table;

/**
 * Which column of a file is what.
 *
 * @param columns for each sheet and each of its columns the name of a {@link Column}, or nothing if it is left out
 */
public record Mapping(List<List<String>> columns) {
    public Mapping {
        columns = columns.stream().map(List::copyOf).toList();
    }

    /** From the headings; of two that mean the same the first. */
    static Mapping guess(Kind kind, List<Table> tables) {
        return of(tables, (sheet, heading) -> kind.guess(sheet, heading));
    }

    /**
     * As a program says it.
     *
     * @param named headings of columns by the headings in the file
     * @throws Problem INVALID if it names what there is not
     */
    static Mapping named(Kind kind, List<Table> tables, Map<String, String> named) {
        Errors errors = new Errors();
        Set<String> found = new HashSet<>();
        for (Map.Entry<String, String> entry : named.entrySet()) {
            errors.check(
                    entry.getValue().isEmpty()
                            || column(kind, 0, entry.getValue()).isPresent()
                            || column(kind, 1, entry.getValue()).isPresent(),
                    "mapping",
                    "Name columns as the template does; {0} is none.",
                    entry.getValue());
        }
        Mapping mapping = of(tables, (sheet, heading) -> {
            if (named.containsKey(heading)) {
                found.add(heading);
            }
            return column(kind, sheet, named.getOrDefault(heading, ""));
        });
        for (String heading : named.keySet()) {
            errors.check(found.contains(heading), "mapping", "The file has no column {0}.", heading);
        }
        errors.throwIfAny();
        return mapping;
    }

    private static Optional<Column> column(Kind kind, int sheet, String heading) {
        return kind.columns(sheet).stream()
                .filter(column -> column.heading().equals(heading.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private interface Meaning {
        Optional<Column> of(int sheet, String heading);
    }

    private static Mapping of(List<Table> tables, Meaning meaning) {
        List<List<String>> columns = new ArrayList<>();
        for (int sheet = 0; sheet < tables.size(); sheet++) {
            Set<Column> used = new HashSet<>();
            List<String> names = new ArrayList<>();
            for (String heading : headings(tables.get(sheet))) {
                names.add(meaning.of(sheet, heading)
                        .filter(used::add)
                        .map(Column::name)
                        .orElse(""));
            }
            columns.add(names);
        }
        return new Mapping(columns);
    }

    /** What stands in the first row. */
    static List<String> headings(Table table) {
        return table.rows().isEmpty()
                ? List.of()
                : table.rows().get(0).cells().stream()
                        .map(cell -> RowCells.shown(cell, RowCells.LONGEST_SEEN))
                        .toList();
    }

    /** @throws Problem INVALID if a column is chosen twice, or one is missing that must be there */
    void check(Kind kind) {
        Errors errors = new Errors();
        for (int sheet = 0; sheet < columns.size(); sheet++) {
            Set<String> used = new HashSet<>();
            for (int at = 0; at < columns.get(sheet).size(); at++) {
                String name = columns.get(sheet).get(at);
                errors.check(
                        name.isEmpty() || used.add(name),
                        field(sheet, at),
                        "Choose this for one column only, and leave the other one out.");
            }
            for (Column column : kind.columns(sheet)) {
                errors.check(
                        !kind.required(sheet).contains(column) || used.contains(column.name()),
                        field(sheet, 0),
                        "Choose the column that holds: {0}.",
                        column.label());
            }
        }
        errors.throwIfAny();
    }

    /** Under which name a form sends what a column is. */
    public static String field(int sheet, int at) {
        return "sheet-" + sheet + "-" + at;
    }

    Map<Column, Integer> places(int sheet) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        for (int at = 0; at < columns.get(sheet).size(); at++) {
            String name = columns.get(sheet).get(at);
            if (!name.isEmpty()) {
                places.put(Column.valueOf(name), at);
            }
        }
        return places;
    }
}

package org.trialbridge.db;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;

/**
 * In which order a list is read: by one of its columns, upwards or down. What has no value there comes last either way;
 * rows alike stand in the order in which they were recorded, downwards the other way round. Its SQL is {@code list_place(…, id, :sort.down)} for the place of
 * a row, and {@code stands_after(place, :after, :sort.down)} for what follows the last row seen.
 */
public record Sort<K extends Enum<K>>(K by, boolean down) {

    public static <K extends Enum<K>> Sort<K> up(K by) {
        return new Sort<>(by, false);
    }

    public static <K extends Enum<K>> Sort<K> down(K by) {
        return new Sort<>(by, true);
    }

    /**
     * Reads {@code DAY}, or {@code -DAY} for the other way round.
     *
     * @param usual what holds if nothing is asked for
     * @throws Problem MALFORMED if the list has no such column
     */
    public static <K extends Enum<K>> Sort<K> of(@Nullable String text, Sort<K> usual) {
        if (text == null || text.isEmpty()) {
            return usual;
        }
        boolean down = text.startsWith("-");
        String name = down ? text.substring(1) : text;
        List<K> columns = Arrays.asList(usual.by().getDeclaringClass().getEnumConstants());
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .map(column -> new Sort<>(column, down))
                .orElseThrow(() -> Problem.malformed(
                        "A parameter of the address can not be read.",
                        List.of(new FieldError(
                                "sort",
                                "Choose one of "
                                        + columns.stream().map(Enum::name).collect(Collectors.joining(", "))
                                        + ", with - in front for the other way round."))));
    }

    /** The column's name, for SQL. */
    public String key() {
        return by.name();
    }

    /** As {@link #of} reads it. */
    public String text() {
        return down ? "-" + key() : key();
    }

    /** The same column the other way round. */
    public Sort<K> turned() {
        return new Sort<>(by, !down);
    }
}

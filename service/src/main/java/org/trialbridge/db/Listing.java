package org.trialbridge.db;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next the sort key to ask for the next part with, or null at the end
 */
public record Listing<T>(List<T> items, @Nullable String next) {
    public Listing {
        items = List.copyOf(items);
    }

    /**
     * Makes the listing from {@link Window#fetch} rows.
     *
     * @param key the sort key of a row, the one by which the query orders and continues
     */
    public static <T> Listing<T> of(List<T> rows, Window window, Function<T, Object> key) {
        if (rows.size() <= window.limit()) {
            return new Listing<>(rows, null);
        }
        List<T> items = rows.subList(0, window.limit());
        return new Listing<>(items, String.valueOf(key.apply(items.get(items.size() - 1))));
    }
}

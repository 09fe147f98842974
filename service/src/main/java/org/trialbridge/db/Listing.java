package org.trialbridge.db;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** Makes the listing from {@link Window#fetch} rows, each by its place in the list. */
    public static <T> Listing<T> of(Map<String, T> rows, Window window) {
        Listing<Map.Entry<String, T>> entries = Listing.of(new ArrayList<>(rows.entrySet()), window, Map.Entry::getKey);
        return new Listing<>(entries.items().stream().map(Map.Entry::getValue).toList(), entries.next());
    }

    /** The same part of a list of other things: one for each of these, in the same order. */
    public <R> Listing<R> as(Function<List<T>, List<R>> others) {
        return new Listing<>(others.apply(items), next);
    }
}

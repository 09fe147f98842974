package org.trialbridge.db;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param limit how many items at most, 1 to {@value #MAX_LIMIT}
 * @param after the sort key of the last item already seen, or null for the beginning
 */
public record Window(int limit, @Nullable String after) {
    public static final int MAX_LIMIT = 200;
    public static final Window FIRST = new Window(50, null);

    /** The first items, as many as a page may show at once. */
    public static final Window LARGEST = new Window(MAX_LIMIT, null);

    /** One more than asked for, so that the list knows whether there is a next part. */
    public int fetch() {
        return limit + 1;
    }
}

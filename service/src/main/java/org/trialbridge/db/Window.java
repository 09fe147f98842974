package org.trialbridge.db;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Problem;

/**
 * Which part of a list is asked for.
 *
 * @param limit how many items at most, 1 to {@value #MAX_LIMIT}
 * @param after the sort key of the last item already seen, or null for the beginning
 */
public record Window(int limit, @Nullable String after) {
    public static final int MAX_LIMIT = 200;
    public static final Window FIRST = new Window(50, null);

    /** As {@code list_place} writes it. */
    private static final Pattern PLACE = Pattern.compile("[01].*\\t[0-9]{19}", Pattern.DOTALL);

    /** The first items, as many as a page may show at once. */
    public static final Window LARGEST = new Window(MAX_LIMIT, null);

    /**
     * The id of the last item already seen, for lists that continue by it, or null for the beginning.
     *
     * @throws Problem MALFORMED if the list was left at something that is no id
     */
    public @Nullable Long afterId() {
        if (after == null) {
            return null;
        }
        if (!after.matches("[0-9]{1,18}")) {
            throw Problem.malformed("Take the cursor from the last answer as it is.");
        }
        return Long.valueOf(after);
    }

    /**
     * The place of the last item already seen, for lists that a {@link Sort} orders, or null for the beginning.
     *
     * @throws Problem MALFORMED if the list was left at something that is no place
     */
    public @Nullable String afterPlace() {
        if (after != null && !PLACE.matcher(after).matches()) {
            throw Problem.malformed("Take the cursor from the last answer as it is.");
        }
        return after;
    }

    /** One more than asked for, so that the list knows whether there is a next part. */
    public int fetch() {
        return limit + 1;
    }
}

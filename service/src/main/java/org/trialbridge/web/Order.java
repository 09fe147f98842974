package org.trialbridge.web;

import jakarta.ws.rs.core.UriBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trialbridge.db.Sort;

/**
 * How a list on a page is ordered, for the headings of its columns: each is a link that orders the list by its column, and
 * the other way round if it is so ordered already. What else the address says stays: the filter, the time travelled to.
 */
public record Order(Paging paging, Sort<?> sort) {
    static final String SORT = "sort";

    /** What a form that filters the list sends again, beside what is chosen in it. */
    private static final List<String> KEPT = List.of(SORT, "asOf", "knownAt");

    /**
     * The path and query of the list by a column, from its beginning.
     *
     * @param column the name of the column, as in the address
     */
    public String url(String column) {
        String asked = is(column) ? sort.turned().text() : column;
        return UriBuilder.fromUri(paging.here())
                .replaceQueryParam("cursor")
                .replaceQueryParam(SORT, asked)
                .build()
                .toString();
    }

    /** Whether the list is ordered by a column. */
    public boolean is(String column) {
        return sort.key().equals(column);
    }

    public boolean down() {
        return sort.down();
    }

    /** The parameters to send again with a filter. */
    public Map<String, String> kept() {
        Map<String, String> kept = new LinkedHashMap<>();
        KEPT.forEach(name -> kept.put(name, parameter(name)));
        kept.values().removeIf(String::isEmpty);
        return kept;
    }

    private String parameter(String name) {
        String value = paging.uri().getQueryParameters().getFirst(name);
        return value == null ? "" : value;
    }
}

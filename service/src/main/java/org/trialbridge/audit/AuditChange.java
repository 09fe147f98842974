package org.trialbridge.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A row before and after.
 *
 * @param before absent for a new row
 * @param after absent for a deleted row
 */
public record AuditChange(
        String table,
        long id,
        @Json @Nullable JsonNode before,
        @Json @Nullable JsonNode after) {
    /** What says nothing to a reader. */
    private static final Set<String> BOOKKEEPING = Set.of("id", "version", "entry_id", "trial_id", "recorded_at");

    /** One column that differs; texts for people, empty where there was no value. */
    public record Difference(String column, String before, String after) {}

    /** The columns that differ, by name. */
    public List<Difference> differences() {
        Set<String> columns = new TreeSet<>();
        addNames(before, columns);
        addNames(after, columns);
        columns.removeAll(BOOKKEEPING);
        List<Difference> differences = new ArrayList<>();
        for (String column : columns) {
            String was = text(before, column);
            String becomes = text(after, column);
            if (!was.equals(becomes)) {
                differences.add(new Difference(column.replace('_', ' '), was, becomes));
            }
        }
        return differences;
    }

    private static void addNames(@Nullable JsonNode row, Set<String> names) {
        if (row != null) {
            for (Iterator<String> fields = row.fieldNames(); fields.hasNext(); ) {
                names.add(fields.next());
            }
        }
    }

    private static String text(@Nullable JsonNode row, String column) {
        JsonNode value = row == null ? null : row.get(column);
        if (value == null || value.isNull()) {
            return "";
        }
        String text = value.isValueNode() ? value.asText() : value.toString();
        return text.startsWith("sha256:") ? "(personal, not kept)" : text;
    }
}

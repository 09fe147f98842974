package org.trialbridge.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * An earlier version of a thing.
 *
 * @param differences from it to what the thing is now
 * @param row its values by the names of their columns
 * @param parts what belonged to it, by table
 * @param names what its references are called, as {@link Past#reference}
 */
public record Earlier(
        Kind kind,
        long id,
        Thing thing,
        Version version,
        List<FieldChange> differences,
        JsonNode row,
        Map<String, List<JsonNode>> parts,
        Map<String, String> names) {
    public Earlier {
        differences = List.copyOf(differences);
        parts = Map.copyOf(parts);
        names = Map.copyOf(names);
    }

    /** One column of all that belonged to it. */
    public List<String> all(String table, String column) {
        return parts.getOrDefault(table, List.of()).stream()
                .map(part -> part.path(column).asText())
                .toList();
    }
}

package org.trialbridge.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All changes of one thing, in order, and what it was after each of them. */
final class Past {
    /** What says nothing to a reader, or is never restored. */
    private static final Set<String> BOOKKEEPING = Set.of(
            "id",
            "version",
            "entry_id",
            "recorded_at",
            "ical_uid",
            "ical_sequence",
            "erased_at",
            "erased_reason",
            "holder_kind",
            "holder_id",
            "sha256",
            "attached_by",
            "stage",
            "stage_since");

    private final Kind kind;
    private final long id;
    private final List<Changed> changes;

    /** @param changes in the order in which they were made */
    Past(Kind kind, long id, List<Changed> changes) {
        this.kind = kind;
        this.id = id;
        this.changes = List.copyOf(changes);
    }

    /** The things that its rows refer to, each as {@link #reference}. */
    Set<String> references() {
        Set<String> references = new LinkedHashSet<>();
        for (Changed change : changes) {
            Stream.of(Optional.ofNullable(change.before()), Optional.ofNullable(change.after()))
                    .flatMap(Optional::stream)
                    .forEach(row -> row.properties()
                            .forEach(field -> references.add(reference(field.getKey(), field.getValue()))));
        }
        references.remove("");
        return references;
    }

    /** What a column refers to, as {@code institution/12}; empty if it is no reference. */
    static String reference(String column, JsonNode value) {
        if (!value.isIntegralNumber() || !column.endsWith("_id")) {
            return "";
        }
        String stem = column.substring(0, column.length() - "_id".length());
        String kind = stem.equals("parent")
                ? "institution"
                : stem.equals("depends_on") || stem.equals("predecessor")
                        ? "milestone"
                        : stem.substring(stem.lastIndexOf('_') + 1);
        return kind + "/" + value.asLong();
    }

    /** Each change with what it changed, the latest first; those that changed nothing a reader sees are left out. */
    List<Version> versions(Map<String, String> names) {
        Map<Long, List<Changed>> byEntry = new LinkedHashMap<>();
        changes.forEach(change -> byEntry.computeIfAbsent(change.number(), number -> new ArrayList<>())
                .add(change));
        List<Version> versions = new ArrayList<>();
        for (List<Changed> together : byEntry.values()) {
            List<FieldChange> told = told(together, names);
            Changed first = together.get(0);
            if (!told.isEmpty()) {
                versions.add(0, version(first, told, false));
            }
        }
        if (!versions.isEmpty()) {
            Version latest = versions.get(0);
            versions.set(
                    0,
                    new Version(
                            latest.number(),
                            latest.recordedAt(),
                            latest.actor(),
                            latest.action(),
                            latest.reason(),
                            true,
                            latest.changes()));
        }
        return versions;
    }

    private static Version version(Changed first, List<FieldChange> told, boolean current) {
        return new Version(
                first.number(), first.recordedAt(), first.actor(), first.action(), first.reason(), current, told);
    }

    /** The thing's own row after an entry; empty if it did not exist then. */
    Optional<JsonNode> row(long entry) {
        JsonNode row = null;
        for (Changed change : changes) {
            if (change.number() <= entry && isOwn(change)) {
                row = change.after();
            }
        }
        return Optional.ofNullable(row);
    }

    /** What belonged to it after an entry, by table. */
    Map<String, List<JsonNode>> parts(long entry) {
        Map<String, Map<Long, JsonNode>> rows = new LinkedHashMap<>();
        for (Changed change : changes) {
            if (change.number() <= entry && !isOwn(change)) {
                Map<Long, JsonNode> ofTable = rows.computeIfAbsent(change.table(), table -> new LinkedHashMap<>());
                JsonNode after = change.after();
                if (after == null) {
                    ofTable.remove(change.rowId());
                } else {
                    ofTable.put(change.rowId(), after);
                }
            }
        }
        Map<String, List<JsonNode>> parts = new LinkedHashMap<>();
        rows.forEach((table, ofTable) -> parts.put(table, List.copyOf(ofTable.values())));
        return parts;
    }

    /** What became different between an entry and now. */
    List<FieldChange> since(long entry, Map<String, String> names) {
        List<FieldChange> told = new ArrayList<>();
        tellRow(row(entry).orElse(null), row(Long.MAX_VALUE).orElse(null), names, told);
        Map<String, List<JsonNode>> then = parts(entry);
        Map<String, List<JsonNode>> now = parts(Long.MAX_VALUE);
        for (String table : kind.parts().keySet()) {
            List<String> before = texts(then.getOrDefault(table, List.of()), table, names);
            List<String> after = texts(now.getOrDefault(table, List.of()), table, names);
            before.stream()
                    .filter(text -> !after.contains(text))
                    .forEach(text -> told.add(new FieldChange(words(table), text, "")));
            after.stream()
                    .filter(text -> !before.contains(text))
                    .forEach(text -> told.add(new FieldChange(words(table), "", text)));
        }
        return told;
    }

    private List<String> texts(List<JsonNode> rows, String table, Map<String, String> names) {
        return rows.stream().map(row -> partText(row, table, names)).toList();
    }

    private List<FieldChange> told(List<Changed> together, Map<String, String> names) {
        List<FieldChange> told = new ArrayList<>();
        for (Changed change : together) {
            if (isOwn(change)) {
                tellRow(change.before(), change.after(), names, told);
            } else {
                told.add(new FieldChange(
                        words(change.table()),
                        partText(change.before(), change.table(), names),
                        partText(change.after(), change.table(), names)));
            }
        }
        return told;
    }

    private boolean isOwn(Changed change) {
        return change.table().equals(kind.table()) && change.rowId() == id;
    }

    private static void tellRow(
            @Nullable JsonNode before, @Nullable JsonNode after, Map<String, String> names, List<FieldChange> told) {
        Set<String> columns = new TreeSet<>();
        addNames(before, columns);
        addNames(after, columns);
        columns.removeAll(BOOKKEEPING);
        columns.remove("trial_id");
        for (String column : columns) {
            String was = Told.value(before, column, names);
            String becomes = Told.value(after, column, names);
            if (!was.equals(becomes)) {
                told.add(new FieldChange(words(column), was, becomes));
            }
        }
    }

    private String partText(@Nullable JsonNode row, String table, Map<String, String> names) {
        if (row == null) {
            return "";
        }
        List<String> values = new ArrayList<>();
        Set<String> columns = new LinkedHashSet<>();
        addNames(row, columns);
        columns.removeAll(BOOKKEEPING);
        columns.remove(kind.parts().get(table));
        for (String column : columns) {
            String value = Told.value(row, column, names);
            if (!value.isEmpty()) {
                values.add(value);
            }
        }
        return String.join(", ", values);
    }

    private static void addNames(@Nullable JsonNode row, Set<String> names) {
        if (row != null) {
            for (Iterator<String> fields = row.fieldNames(); fields.hasNext(); ) {
                names.add(fields.next());
            }
        }
    }

    private static String words(String name) {
        String words = name.replaceAll("_(id|iso2)$", "").replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}

package org.trialbridge.merge;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Two entries that may be one, looked at before they are merged.
 *
 * @param stays its id
 * @param goes its id
 * @param onStays what hangs on the one that stays
 * @param onGoes what will move
 */
public record SideBySide(
        long stays,
        int staysVersion,
        String staysName,
        long goes,
        int goesVersion,
        String goesName,
        List<Difference> fields,
        List<Hanging> onStays,
        List<Hanging> onGoes) {
    public SideBySide {
        fields = List.copyOf(fields);
        onStays = List.copyOf(onStays);
        onGoes = List.copyOf(onGoes);
    }

    /** How much of a kind hangs on both. */
    public record Row(String label, long stays, long goes) {}

    /** What hangs on both, by kind. */
    public List<Row> hanging() {
        Map<String, Row> rows = new TreeMap<>();
        onStays.forEach(hanging -> add(rows, hanging.label(), hanging.many(), 0));
        onGoes.forEach(hanging -> add(rows, hanging.label(), 0, hanging.many()));
        return List.copyOf(rows.values());
    }

    private static void add(Map<String, Row> rows, String label, long stays, long goes) {
        rows.merge(
                label,
                new Row(label, stays, goes),
                (one, two) -> new Row(label, one.stays() + two.stays(), one.goes() + two.goes()));
    }
}

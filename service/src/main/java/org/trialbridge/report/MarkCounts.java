package org.trialbridge.report;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.trialbridge.enrollment.Provenance;
import org.trialbridge.enrollment.Qualifier;

/** How often each mark stands among numbers that are added up and replaced one by one. */
final class MarkCounts {
    private final Map<Qualifier, Integer> qualifiers = new EnumMap<>(Qualifier.class);
    private final Map<Provenance, Integer> provenances = new EnumMap<>(Provenance.class);
    private int corrected;

    void add(Marks marks) {
        change(marks, 1);
    }

    void remove(Marks marks) {
        change(marks, -1);
    }

    void clear() {
        qualifiers.clear();
        provenances.clear();
        corrected = 0;
    }

    /** The marks of the sum. */
    Marks all() {
        EnumSet<Provenance> from = EnumSet.noneOf(Provenance.class);
        provenances.forEach((provenance, times) -> {
            if (times > 0) {
                from.add(provenance);
            }
        });
        Marks all = new Marks(Qualifier.EXACT, from, corrected > 0);
        for (Map.Entry<Qualifier, Integer> qualifier : qualifiers.entrySet()) {
            if (qualifier.getValue() > 0) {
                all = all.and(new Marks(qualifier.getKey(), from, false));
            }
        }
        return all;
    }

    private void change(Marks marks, int by) {
        qualifiers.merge(marks.qualifier(), by, Integer::sum);
        marks.provenances().forEach(provenance -> provenances.merge(provenance, by, Integer::sum));
        corrected += marks.corrected() ? by : 0;
    }
}

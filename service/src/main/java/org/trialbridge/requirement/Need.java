package org.trialbridge.requirement;

import java.util.Comparator;
import java.util.List;
import org.trialbridge.approval.Approval;

/**
 * One kind of approval that is needed.
 *
 * @param place from 1 on: what has a lower one comes first
 */
public record Need(Approval.Kind kind, Scope need, int place) {

    /** For whom an approval is needed. */
    public enum Scope {
        COUNTRY("For the country"),
        SITES("For each site"),
        BOTH("For the country and each site");

        private final String label;

        Scope(String label) {
            this.label = label;
        }

        /** How it is shown. */
        public String label() {
            return label;
        }
    }

    static List<Need> sorted(List<Need> needs) {
        return needs.stream()
                .sorted(Comparator.comparing(Need::place).thenComparing(Need::kind))
                .toList();
    }
}

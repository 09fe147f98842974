package org.trialbridge.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trialbridge.enrollment.EditionShown;

/**
 * What a report shows otherwise than the edition before it.
 *
 * @param since null if there is no earlier edition about the same
 * @param facts of countries, sites, milestones and so on, in this order
 * @param counts corrected ones first, then the latest period first
 * @param more whether there are more facts or counts than those
 * @param enrolledBefore by participation, the number enrolled that the earlier edition shows
 */
public record Changes(
        @Nullable Since since,
        List<ChangedFact> facts,
        List<ChangedCount> counts,
        boolean more,
        Map<Long, Long> enrolledBefore) {
    static final Changes NONE = new Changes(null, List.of(), List.of(), false, Map.of());

    public Changes {
        facts = List.copyOf(facts);
        counts = List.copyOf(counts);
        enrolledBefore = Map.copyOf(enrolledBefore);
    }

    /** The earlier edition. */
    public record Since(int number, LocalDate asOf, Instant knownAt, long knownEntry) {

        /** E0041. */
        public String label() {
            return EditionShown.label(number);
        }
    }
}

package org.trialbridge.edition;

import java.util.List;
import org.trialbridge.report.ChangedCount;
import org.trialbridge.report.ChangedFact;

/**
 * What an edition shows otherwise than an earlier one about the same.
 *
 * @param earlier the editions with which it can be compared, the latest first
 * @param facts stages, dates, statuses and targets
 * @param counts corrected ones first, then the latest period first
 * @param more whether there are more facts or counts than those
 */
public record EditionChanges(
        Edition edition,
        Edition before,
        List<Edition> earlier,
        List<ChangedFact> facts,
        List<ChangedCount> counts,
        boolean more) {
    public EditionChanges {
        earlier = List.copyOf(earlier);
        facts = List.copyOf(facts);
        counts = List.copyOf(counts);
    }

    /** How many of the counts shown are of a kind; for pages. */
    public long count(String kind) {
        return counts.stream()
                .filter(count -> count.kind() == ChangedCount.Kind.valueOf(kind))
                .count();
    }
}

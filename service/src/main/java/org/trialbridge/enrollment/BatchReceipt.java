package org.trialbridge.enrollment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to many reports that were taken together.
 *
 * @param number of the entry in the audit trail under which they are stored; null if nothing was to be stored
 * @param items what each line did, in the order in which they were sent
 * @param editions the numbers of the issued editions that showed a number which a line corrects
 */
public record BatchReceipt(
        @Nullable Long number, int reported, int corrected, int unchanged, List<Item> items, List<Integer> editions) {
    public BatchReceipt {
        items = List.copyOf(items);
        editions = List.copyOf(editions);
    }

    /**
     * @param id the number of the line that is in force now
     */
    public record Item(
            @Nullable String site,
            @Nullable String country,
            LocalDate periodEnd,
            Submitted.Outcome outcome,
            long id,
            int revision) {}

    static BatchReceipt of(@Nullable Long number, List<Item> items, List<Integer> editions) {
        return new BatchReceipt(
                number,
                count(items, Submitted.Outcome.REPORTED),
                count(items, Submitted.Outcome.CORRECTED),
                count(items, Submitted.Outcome.UNCHANGED),
                items,
                editions);
    }

    private static int count(List<Item> items, Submitted.Outcome outcome) {
        return (int) items.stream().filter(item -> item.outcome() == outcome).count();
    }
}

package org.trialbridge.merge;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;

/**
 * A merge as typed, unchecked.
 *
 * @param mergedId the entry that goes
 * @param mergedVersion its version when it was looked at
 * @param take the fields whose values are taken from the entry that goes
 */
public record MergeInput(
        @Nullable Long mergedId,
        @Nullable Integer mergedVersion,
        @Nullable List<@Nullable String> take,
        @Nullable String reason) {
    private static final int LONGEST_REASON = 500;

    Set<String> taken() {
        return take == null
                ? Set.of()
                : Set.copyOf(take.stream().filter(Objects::nonNull).toList());
    }

    /** Notes what is wrong with the reason and the fields named. */
    void check(Errors errors, Set<String> fields) {
        errors.text(reason, "reason", LONGEST_REASON);
        errors.check(
                fields.containsAll(taken()),
                "take",
                "Name fields that both have: {0}.",
                String.join(", ", fields.stream().sorted().toList()));
    }
}

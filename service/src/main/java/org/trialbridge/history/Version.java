package org.trialbridge.history;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a thing became by one change.
 *
 * @param number of the audit entry
 * @param actor who changed it; null for the system and for erased users
 * @param action as {@code noun.verb}
 * @param current whether it is still so
 */
public record Version(
        long number,
        Instant recordedAt,
        @Nullable String actor,
        String action,
        @Nullable String reason,
        boolean current,
        List<FieldChange> changes) {
    public Version {
        changes = List.copyOf(changes);
    }
}

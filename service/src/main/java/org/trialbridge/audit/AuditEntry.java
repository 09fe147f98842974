package org.trialbridge.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One transaction that changed facts.
 *
 * @param number its place in the trail; larger is later
 * @param actor the user's name, or null for the system and for erased users
 * @param action what was done, as {@code noun.verb}
 * @param subject what it was done to, as {@code table/id}
 * @param changes the rows that changed, in the order in which they did
 */
public record AuditEntry(
        long number,
        Instant recordedAt,
        @Nullable Long actorId,
        @Nullable String actor,
        String action,
        @Nullable String reason,
        String subject,
        String requestId,
        String channel,
        List<AuditChange> changes) {
    public AuditEntry {
        changes = List.copyOf(changes);
    }
}

package org.trialbridge.enrollment;

import java.time.Instant;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/**
 * Counts that were typed without a line and gave way to what somebody else had reported meanwhile. They were never in force.
 *
 * @param keptRevision the revision of the period that was kept instead
 * @param typedAt when they were typed, by the clock of whoever typed them
 * @param sender who typed them; null where names are not to be said
 */
public record SetAside(
        int keptRevision,
        @Nested Figures figures,
        Qualifier qualifier,
        @Nullable String note,
        Instant typedAt,
        Instant recordedAt,
        @Nullable String sender) {}

package org.trialbridge.institution;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An institution that was found to be another one: what it was, and who merged it when and why.
 *
 * @param mergedBy the user's name, or null for the system and for erased users
 * @param revocable whether it can be split off again: nothing that moved was changed since
 */
public record MergedInstitution(
        long id,
        String name,
        @Nullable String nativeName,
        Institution.Kind kind,
        String iso2,
        @Nullable String rorId,
        Instant mergedAt,
        @Nullable String mergedBy,
        @Nullable String reason,
        boolean revocable) {}

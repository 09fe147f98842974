package org.trialbridge.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jdbi.v3.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A row of a thing, or of what belongs to it, before and after one change.
 *
 * @param number of the audit entry
 * @param actor the user's name, or null for the system and for erased users
 * @param before absent for a new row
 * @param after absent for a deleted row
 */
public record Changed(
        long number,
        Instant recordedAt,
        @Nullable String actor,
        String action,
        @Nullable String reason,
        String table,
        long rowId,
        @Json @Nullable JsonNode before,
        @Json @Nullable JsonNode after) {}

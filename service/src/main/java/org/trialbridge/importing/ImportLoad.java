package org.trialbridge.importing;

import java.time.Instant;
import org.jdbi.v3.core.mapper.Nested;

/**
 * A file that was loaded.
 *
 * @param untouched how many rows changed nothing
 */
public record ImportLoad(
        long id, Kind kind, @Nested ImportedFile file, int created, int changed, int untouched, Instant recordedAt) {}

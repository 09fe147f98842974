package org.trialbridge.importing;

import java.time.Instant;

/**
 * A file that was loaded. Its name is not kept, since it may be that of a person.
 *
 * @param untouched how many rows changed nothing
 */
public record ImportLoad(
        long id, Kind kind, String sha256, int created, int changed, int untouched, Instant recordedAt) {}

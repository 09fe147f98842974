package org.trialbridge.db;

import java.time.Instant;

/**
 * A border in the audit trail: what is known through it stays the same for ever, because every number up to it was
 * committed or given up before it was drawn.
 *
 * @param entryId the last audit entry before it
 * @param knownAt when it was drawn, by the clock of the database
 */
public record Cut(long entryId, Instant knownAt) {}

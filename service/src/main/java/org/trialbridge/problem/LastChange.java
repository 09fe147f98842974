package org.trialbridge.problem;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who changed a thing last, and when.
 *
 * @param by the user's name; null for the system itself
 */
public record LastChange(@Nullable String by, Instant at) {}

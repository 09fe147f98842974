package org.trialbridge.minutes;

import org.jspecify.annotations.Nullable;

/**
 * The wish to freeze minutes.
 *
 * @param reason why sides that have not agreed are missing
 */
public record FreezeInput(@Nullable String reason) {}

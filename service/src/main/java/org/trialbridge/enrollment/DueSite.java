package org.trialbridge.enrollment;

import org.jspecify.annotations.Nullable;

/**
 * A site of the person who looks.
 *
 * @param due what it owes next; null if nothing
 */
public record DueSite(CountsPlace site, @Nullable Due due) {}

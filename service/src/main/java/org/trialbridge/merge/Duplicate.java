package org.trialbridge.merge;

import org.jspecify.annotations.Nullable;

/**
 * Two entries that are likely the same, the older one first.
 *
 * @param detail what tells them apart: a country, or institutions
 * @param why what both have in common
 */
public record Duplicate(
        long id,
        String name,
        @Nullable String detail,
        long otherId,
        String otherName,
        @Nullable String otherDetail,
        String why) {}

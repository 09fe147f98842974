package org.trialbridge.enrollment;

import org.jspecify.annotations.Nullable;

/**
 * What somebody who reported holds in his hand.
 *
 * @param before per metric the last value of an earlier period
 * @param next what the place owes next; null if nothing, and for a country
 */
public record CountsReceipt(
        CountsPlace place,
        CountsLine line,
        Figures before,
        @Nullable Due next) {}

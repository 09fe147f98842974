package org.trialbridge.site;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The last counts that a site reported, cumulative; null is not reported. */
public record SiteCounts(
        long siteId,
        LocalDate lastPeriodEnd,
        @Nullable Integer screened,
        @Nullable Integer enrolled) {}

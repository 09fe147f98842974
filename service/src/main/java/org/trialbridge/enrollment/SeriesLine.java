package org.trialbridge.enrollment;

import java.time.LocalDate;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/**
 * What a place reported for a period.
 *
 * @param siteId null for what a country declared as its total
 */
public record SeriesLine(
        long participationId,
        @Nullable Long siteId,
        LocalDate periodEnd,
        @Nested Figures figures) {}

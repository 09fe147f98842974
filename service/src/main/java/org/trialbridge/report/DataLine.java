package org.trialbridge.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;
import org.trialbridge.enrollment.Figures;
import org.trialbridge.enrollment.Metric;
import org.trialbridge.enrollment.Provenance;
import org.trialbridge.enrollment.Qualifier;

/**
 * The counts in force of a place for one period. A count that is null was not reported.
 *
 * @param siteId null for the total that a country declares
 * @param site the site's code
 * @param revision 1 for the first report of the period
 * @param reasonCode why it differs from what was said before; null unless it is a correction
 */
public record DataLine(
        String iso2,
        long participationId,
        @Nullable Long siteId,
        @Nullable String site,
        LocalDate periodEnd,
        int revision,
        @Nested Figures figures,
        Qualifier qualifier,
        Provenance provenance,
        @Nullable String reasonCode,
        Instant recordedAt) {

    public @Nullable Long count(Metric metric) {
        return metric.of(figures);
    }

    Marks marks() {
        return new Marks(qualifier, Set.of(provenance), reasonCode != null);
    }
}

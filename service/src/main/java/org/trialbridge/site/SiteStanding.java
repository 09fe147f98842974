package org.trialbridge.site;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A site, and what it last reported.
 *
 * @param lastPeriodEnd the last period it reported, or null if it never did
 * @param daysSince days from the end of that period to today at the site
 * @param screened cumulative; null is not reported
 * @param enrolled cumulative; null is not reported
 */
public record SiteStanding(
        @JsonUnwrapped Site site,
        @Nullable LocalDate lastPeriodEnd,
        @Nullable Long daysSince,
        @Nullable Integer screened,
        @Nullable Integer enrolled) {
    static SiteStanding of(Site site, @Nullable SiteCounts counts, LocalDate today) {
        return counts == null
                ? new SiteStanding(site, null, null, null, null)
                : new SiteStanding(
                        site,
                        counts.lastPeriodEnd(),
                        ChronoUnit.DAYS.between(counts.lastPeriodEnd(), today),
                        counts.screened(),
                        counts.enrolled());
    }
}

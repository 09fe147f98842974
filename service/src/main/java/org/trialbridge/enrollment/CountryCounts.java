package org.trialbridge.enrollment;

import java.time.LocalDate;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a country whose sites report, and which may declare its own total as well.
 *
 * @param target participants to be enrolled; null also for somebody who sees only some of its sites
 * @param declaredOn the period end of the last declared total
 * @param qualifier how exact the last declared number enrolled is; null if none was declared
 * @param sites the sum of the sites' last values
 * @param declared per metric the last declared total
 * @param sitesThen the sum of the sites' last values by the period end for which that total was declared
 */
public record CountryCounts(
        String iso2,
        @Nullable Integer target,
        @Nullable LocalDate lastPeriodEnd,
        @Nullable LocalDate declaredOn,
        @Nullable Qualifier qualifier,
        @Nested("sites_") Figures sites,
        @Nested("declared_") Figures declared,
        @Nested("then_") Figures sitesThen) {

    /** Per metric what the country declared and what its sites added since; without a declaration the sites' sum. */
    public Figures total() {
        return total(declared, sites, sitesThen);
    }

    /** Per metric what the country declared beyond its sites' sum of that day; negative if they reported more. */
    public Figures unallocated() {
        return unallocated(declared, sitesThen);
    }

    static Figures total(Figures declared, Figures sites, Figures sitesThen) {
        return Figures.each(metric -> total(metric.of(declared), metric.of(sites), metric.of(sitesThen)));
    }

    static Figures unallocated(Figures declared, Figures sitesThen) {
        return Figures.each(metric -> {
            Long total = metric.of(declared);
            return total == null ? null : Long.valueOf(total - CountsRules.orZero(metric.of(sitesThen)));
        });
    }

    /** The formula for one metric. */
    static @Nullable Long total(@Nullable Long declared, @Nullable Long sites, @Nullable Long sitesThen) {
        return declared == null
                ? sites
                : Long.valueOf(declared + CountsRules.orZero(sites) - CountsRules.orZero(sitesThen));
    }
}

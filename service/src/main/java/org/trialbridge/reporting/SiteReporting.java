package org.trialbridge.reporting;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a site reported and owes.
 *
 * @param site its code
 * @param periods those that are over at the site and that it owed or reported, in order
 */
public record SiteReporting(
        String site, String name, String iso2, boolean illustrative, List<PeriodReporting> periods) {
    public SiteReporting {
        periods = List.copyOf(periods);
    }

    /** Its report of a period, or null if none was owed and none is in. */
    @JsonIgnore
    public @Nullable PeriodReporting of(LocalDate periodEnd) {
        return periods.stream()
                .filter(period -> period.periodEnd().equals(periodEnd))
                .findFirst()
                .orElse(null);
    }

    /** By what the list is ordered. */
    @JsonIgnore
    String key() {
        return iso2 + " " + site;
    }
}

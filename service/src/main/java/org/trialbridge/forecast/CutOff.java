package org.trialbridge.forecast;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The last day up to which all open sites have reported: a forecast looks ahead from there, not from today. */
public final class CutOff {
    private CutOff() {}

    /**
     * Finds the day; empty if no site reported. It does not wait for a site that never reported, nor for one that
     * has been silent for longer than {@code patience} while others reported.
     *
     * @param patience days
     */
    public static Optional<LocalDate> of(List<SiteReports> sites, int patience) {
        Optional<LocalDate> latest = sites.stream()
                .map(SiteReports::lastReport)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
        return latest.map(day -> sites.stream()
                .filter(site -> site.isOpenAfter(day))
                .map(SiteReports::lastReport)
                .filter(Objects::nonNull)
                .filter(last -> !last.isBefore(day.minusDays(patience)))
                .min(Comparator.naturalOrder())
                .orElse(day));
    }
}

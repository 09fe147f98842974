package org.trialbridge.report;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which report is asked for.
 *
 * @param asOf the business day, or null for today
 * @param knownAt leave out what was recorded later; null for nothing
 * @param iso2 one country only, or null for all of the trial
 * @param variant which sheets
 */
public record ReportRequest(
        @Nullable LocalDate asOf,
        @Nullable Instant knownAt,
        @Nullable String iso2,
        ReportVariant variant) {

    /** The status report itself. */
    public ReportRequest(@Nullable LocalDate asOf, @Nullable Instant knownAt, @Nullable String iso2) {
        this(asOf, knownAt, iso2, ReportVariant.STATUS);
    }
}

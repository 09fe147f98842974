package org.trialbridge.explanation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.country.CountryNames;
import org.trialbridge.db.Listing;
import org.trialbridge.enrollment.Enrollment;
import org.trialbridge.enrollment.PeriodEnrollment;
import org.trialbridge.trial.Trial;

/**
 * What stands behind the number enrolled of a trial, or of one of its countries.
 *
 * @param iso2 the country; null for the trial
 * @param asOf the day by which it is told; null for now
 * @param whole whether it holds all countries, or those of the reader only
 * @param sum the number itself
 * @param countries the parts of a trial's sum; empty for a country
 * @param lines the parts of a country's sum, its own total first; empty for a trial
 * @param periods how the sum grew, the oldest period first
 * @param corrections the latest first
 */
public record Explanation(
        Trial trial,
        @Nullable String iso2,
        @Nullable LocalDate asOf,
        boolean whole,
        Enrollment sum,
        List<Enrollment> countries,
        List<LineBehind> lines,
        List<PeriodEnrollment> periods,
        Listing<Correction> corrections) {
    public Explanation {
        countries = List.copyOf(countries);
        lines = List.copyOf(lines);
        periods = List.copyOf(periods);
    }

    /** The trial's code, or the country's name. */
    public String of() {
        return iso2 == null ? trial.code() : CountryNames.of(iso2);
    }
}

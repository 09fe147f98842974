package org.trialbridge.explanation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.country.CountryNames;
import org.trialbridge.db.Listing;
import org.trialbridge.enrollment.Enrollment;
import org.trialbridge.enrollment.Figures;
import org.trialbridge.enrollment.Metric;
import org.trialbridge.enrollment.PeriodEnrollment;
import org.trialbridge.trial.Trial;

/**
 * What stands behind a number of participants of a trial, or of one of its countries.
 *
 * @param metric which number
 * @param iso2 the country; null for the trial
 * @param asOf the day by which it is told; null for now
 * @param whole whether it holds all countries, or those of the reader only
 * @param sum the number itself, among the others
 * @param countries the parts of a trial's sum; empty for a country
 * @param lines the parts of a country's sum, its own total first; empty for a trial
 * @param periods how the sum grew, the oldest period first
 * @param corrections the latest first
 */
public record Explanation(
        Trial trial,
        Metric metric,
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

    /** The number, of these figures; null if it was not reported. */
    public @Nullable Long number(@Nullable Figures figures) {
        return figures == null ? null : metric.of(figures);
    }

    /** What stands before a sum: how the number enrolled is meant where a country declared it so, else nothing. */
    public String before(Enrollment one) {
        return metric == Metric.ENROLLED ? one.enrolledIs() : "";
    }

    /** The day for which the country declared the number; null for a trial, and if it never did. */
    public @Nullable LocalDate declaredOn() {
        return lines.isEmpty() || lines.get(0).site() != null
                ? null
                : lines.get(0).periodEnd();
    }

    /** The numbers that can be taken apart. */
    public List<Metric> metrics() {
        return List.of(Metric.values());
    }

    /** The trial's code, or the country's name. */
    public String of() {
        return iso2 == null ? trial.code() : CountryNames.of(iso2);
    }
}

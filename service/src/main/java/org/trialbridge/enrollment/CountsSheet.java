package org.trialbridge.enrollment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.outlook.Forecasted;
import org.trialbridge.plan.EnrollmentPlan;
import org.trialbridge.plan.Planned;

/**
 * The counts of one place, period by period.
 *
 * @param rows the periods, the newest first; of a site also those that it did not report, up to the next one due
 * @param due what a site owes next; null if nothing, and for a country
 * @param planned what the site's own plan says of today; null if none is approved, and for a country
 * @param plan that plan
 * @param forecast when the site will have enrolled whom it is to enrol; null for a country
 * @param mayReport whether the reader may report and correct here
 */
public record CountsSheet(
        CountsPlace place,
        List<Row> rows,
        @Nullable Due due,
        @Nullable Planned planned,
        @Nullable EnrollmentPlan plan,
        @Nullable Forecasted forecast,
        boolean mayReport) {
    public CountsSheet {
        rows = List.copyOf(rows);
    }

    CountsSheet withForecast(@Nullable EnrollmentPlan of, @Nullable Forecasted told) {
        return new CountsSheet(place, rows, due, planned, of, told, mayReport);
    }

    /**
     * @param line the line in force, or null if the period was not reported
     */
    public record Row(LocalDate periodEnd, @Nullable CountsLine line) {}
}

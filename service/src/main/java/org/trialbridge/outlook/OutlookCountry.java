package org.trialbridge.outlook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trialbridge.forecast.SiteReports;
import org.trialbridge.forecast.SiteReports.Report;

/**
 * A country, with the totals it declared by a day.
 *
 * @param target participants to be enrolled; null also for somebody who sees only some of its sites
 * @param days the ends of the periods for which it declared a total, in order
 * @param enrolled by the end of each
 */
public record OutlookCountry(
        String iso2, @Nullable Integer target, boolean recruits, List<LocalDate> days, List<Integer> enrolled) {
    public OutlookCountry {
        days = List.copyOf(days);
        enrolled = List.copyOf(enrolled);
    }

    /** What one could know of it on a day of the past: one that declared more later had not stopped. */
    OutlookCountry by(LocalDate day) {
        int count = (int) days.stream().filter(end -> !end.isAfter(day)).count();
        return new OutlookCountry(
                iso2, target, recruits || count < days.size(), days.subList(0, count), enrolled.subList(0, count));
    }

    /** The last total it declared, if it did. */
    Optional<Report> declared() {
        return days.isEmpty()
                ? Optional.empty()
                : Optional.of(new Report(days.get(days.size() - 1), enrolled.get(enrolled.size() - 1)));
    }

    /** What it declared first: of the time before that nothing is known. */
    int before() {
        return enrolled.isEmpty() ? 0 : enrolled.get(0);
    }

    /** Its totals as if it were one site that opened after its first declaration. */
    SiteReports reports() {
        List<Report> reports = new ArrayList<>();
        for (int i = 1; i < days.size(); i++) {
            reports.add(new Report(days.get(i), Math.max(0, enrolled.get(i) - before())));
        }
        LocalDate opened = days.get(0).plusDays(1);
        return SiteReports.of(
                opened, recruits ? null : days.get(days.size() - 1).plusDays(1), reports);
    }
}

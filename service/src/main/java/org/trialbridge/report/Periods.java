package org.trialbridge.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.trialbridge.report.Totals.Point;
import org.trialbridge.report.Totals.Total;

/** The reporting periods that a report shows: from the first for which anything was enrolled up to its day. */
final class Periods {
    private Periods() {}

    /** Their ends in order, also of those for which nobody reported. */
    static List<LocalDate> of(StatusReport report) {
        TreeSet<LocalDate> periods = new TreeSet<>();
        report.totals()
                .countries()
                .values()
                .forEach(total -> periods.addAll(total.series().keySet()));
        if (!periods.isEmpty()) {
            periods.addAll(report.trial()
                    .calendar()
                    .periods(periods.first(), report.parameters().asOf()));
        }
        return List.copyOf(periods);
    }

    /** What was enrolled by the end of each period, null where it was not reported. */
    static List<@Nullable Long> values(Total total, List<LocalDate> periods) {
        List<@Nullable Long> values = new ArrayList<>();
        for (LocalDate period : periods) {
            Point point = total.series().get(period);
            values.add(point == null ? null : Long.valueOf(point.enrolled()));
        }
        return values;
    }
}

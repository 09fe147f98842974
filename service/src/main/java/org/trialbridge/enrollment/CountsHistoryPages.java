package org.trialbridge.enrollment;

import java.util.Arrays;
import java.util.List;
import org.trialbridge.web.Page;

/** The history of a period, the same for a site and for a country. */
public final class CountsHistoryPages {
    private CountsHistoryPages() {}

    /** What {@code history.ftlh} shows. */
    public record Model(CountsHistory history) {
        /** The counts that were reported at least once. */
        public List<Metric> metrics() {
            return CountsSheetPages.reported(
                    history.lines().stream().map(sent -> sent.line().counts()).toList());
        }

        /** The counts that were set aside at least once. */
        public List<Metric> metricsSetAside() {
            return Arrays.stream(Metric.values())
                    .filter(metric -> history.setAside().stream().anyMatch(aside -> metric.of(aside.figures()) != null))
                    .toList();
        }
    }

    static Page page(CountsHistory history) {
        return new Page(
                CountsHistoryPages.class,
                "history.ftlh",
                "History of the " + CountsEntryPages.period(history.place(), history.periodEnd()),
                new Model(history));
    }
}

package org.trialbridge.enrollment;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.lock.Lock;

/**
 * What somebody who enters the counts of a period has before him.
 *
 * @param current what is reported for the period, to be corrected; null for a first report
 * @param last the report of the nearest earlier period; null if there is none
 * @param before per metric the last value of an earlier period
 * @param lock what keeps the period as it is; null if it is open
 * @param mayReopen whether the reader may ask for its reopening
 */
public record CountsEntry(
        CountsPlace place,
        LocalDate periodEnd,
        @Nullable CountsLine current,
        @Nullable CountsLine last,
        Figures before,
        @Nullable Lock lock,
        boolean mayReopen) {

    /** What stands beside the fields: what is reported for the period, or else the last values. */
    public Figures shown() {
        return current == null ? before : current.counts().figures();
    }

    /** Tells whether there is something to which new participants can be added. */
    public boolean continues() {
        return current == null && last != null;
    }

    /** The last values in one text, so that a form can tell whether they are still those it was made for. */
    public String base() {
        return inOrder(before);
    }

    /** What the last report said, for reporting it again. */
    public String lastReported() {
        return inOrder(last == null ? Figures.NONE : last.counts().figures());
    }

    private static String inOrder(Figures figures) {
        return Arrays.stream(Metric.values())
                .map(metric -> metric.of(figures))
                .map(count -> count == null ? "-" : count.toString())
                .collect(Collectors.joining(" "));
    }

    /**
     * The cumulative count to which {@code fresh} new participants lead. A metric without a last value begins at zero.
     *
     * @return null if nothing is said of the metric
     */
    @Nullable
    Integer total(Metric metric, @Nullable Integer fresh) {
        if (fresh == null) {
            return null;
        }
        long total = CountsRules.orZero(metric.of(before)) + fresh;
        return (int)
                Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, total)); // beyond any limit stays beyond it
    }
}

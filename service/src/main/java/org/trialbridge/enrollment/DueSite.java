package org.trialbridge.enrollment;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A site of the person who looks.
 *
 * @param next what it owes after its last report; null if nothing
 * @param missing every period that it can report now, the oldest first
 * @param version grows with each report of the site, so that a browser can tell whether forms that it keeps are still good
 */
public record DueSite(CountsPlace site, @Nullable Due next, List<Due> missing, long version) {
    private static final int SHOWN = 2;

    public DueSite {
        missing = List.copyOf(missing);
    }

    /**
     * The missing periods to begin with: the newest, which tells most, since counts are cumulative; then the next ones after
     * the last report, and gaps before it.
     */
    public List<Due> first() {
        LocalDate last = site.lastPeriodEnd();
        List<Due> gaps = missing.stream()
                .filter(due -> last != null && due.periodEnd().isBefore(last))
                .toList();
        List<Due> after = missing.subList(gaps.size(), missing.size());
        int before = Math.max(0, after.size() - 1);
        return Stream.of(
                        after.stream().skip(before),
                        after.subList(0, before).stream().limit(SHOWN),
                        gaps.stream().limit(SHOWN))
                .flatMap(due -> due)
                .toList();
    }

    /** How many more are missing. */
    public int more() {
        return missing.size() - first().size();
    }
}

package org.trialbridge.enrollment;

import java.time.LocalDate;
import java.util.List;

/**
 * Everything that was ever reported for a period.
 *
 * @param lines the newest first
 * @param mayReport whether the reader may correct it
 */
public record CountsHistory(CountsPlace place, LocalDate periodEnd, List<SentLine> lines, boolean mayReport) {
    public CountsHistory {
        lines = List.copyOf(lines);
    }
}

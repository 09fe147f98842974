package org.trialbridge.enrollment;

import java.time.LocalDate;
import java.util.List;

/**
 * Everything that was ever reported for a period.
 *
 * @param lines the newest first
 * @param setAside what gave way to a line, and was never in force
 * @param mayReport whether the reader may correct it
 */
public record CountsHistory(
        CountsPlace place, LocalDate periodEnd, List<SentLine> lines, List<SetAside> setAside, boolean mayReport) {
    public CountsHistory {
        lines = List.copyOf(lines);
        setAside = List.copyOf(setAside);
    }
}

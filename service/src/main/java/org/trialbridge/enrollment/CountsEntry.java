package org.trialbridge.enrollment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who enters the counts of a period has before him.
 *
 * @param current what is reported for the period, to be corrected; null for a first report
 * @param before per metric the last value of an earlier period
 */
public record CountsEntry(
        CountsPlace place, LocalDate periodEnd, @Nullable CountsLine current, Figures before) {}

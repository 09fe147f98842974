package org.trialbridge.enrollment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Origin;
import org.trialbridge.trial.ReportingCalendar;

/**
 * What a report is checked against.
 *
 * @param today the day it is at the place
 * @param window when the place could enroll; null for a country, which is not asked
 * @param current the line in force of the same period
 * @param before per metric the last value in force of an earlier period
 * @param after per metric the first value in force of a later period
 * @param recent the lines in force of earlier periods, the newest first, about the last {@value #RECENT}
 */
record CountsContext(
        LocalDate periodEnd,
        ReportingCalendar calendar,
        LocalDate today,
        @Nullable Window window,
        @Nullable Counts current,
        Figures before,
        Figures after,
        List<Counts> recent,
        Origin.Channel channel) {
    static final int RECENT = 9;

    /**
     * When a site could enroll.
     *
     * @param recruiting whether it should be enrolling these days, so that numbers that stand still are worth a look
     */
    record Window(@Nullable LocalDate activatedOn, @Nullable LocalDate closedOn, boolean recruiting) {}

    CountsContext {
        recent = List.copyOf(recent);
    }
}

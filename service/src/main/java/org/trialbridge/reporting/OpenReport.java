package org.trialbridge.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.trialbridge.trial.Trial;

/** A report that is not in, with the site that owes it and the step it has reached. */
record OpenReport(Trial trial, ReportingLine site, PeriodReporting period, ReminderStep step) {
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(19, 0);

    LocalDate periodEnd() {
        return period.periodEnd();
    }

    /** Tells whether it is an hour at the site at which people like to be written to. */
    boolean isByDay(Instant now) {
        LocalTime time = LocalTime.ofInstant(now, site.zone());
        return !time.isBefore(MORNING) && time.isBefore(EVENING);
    }
}

package org.trialbridge.lock;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trialbridge.trial.ReportingCalendar;

/** A site, with the periods that it reported. */
public record Owing(LocalDate activatedOn, @Nullable LocalDate closedOn, Set<LocalDate> periodEnds) {
    public Owing {
        periodEnds = Set.copyOf(periodEnds);
    }

    boolean owes(ReportingCalendar calendar, LocalDate periodEnd) {
        return calendar.isOwed(periodEnd, activatedOn, closedOn);
    }

    boolean misses(ReportingCalendar calendar, LocalDate periodEnd) {
        return owes(calendar, periodEnd) && !periodEnds.contains(periodEnd);
    }
}

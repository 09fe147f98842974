package org.trialbridge.plan;

import java.util.List;
import org.trialbridge.trial.ReportingCalendar;

/**
 * For what somebody may propose a plan.
 *
 * @param whole whether also for the trial as a whole
 * @param countries their codes
 */
public record PlanChoices(ReportingCalendar calendar, boolean whole, List<String> countries) {
    public PlanChoices {
        countries = List.copyOf(countries);
    }
}

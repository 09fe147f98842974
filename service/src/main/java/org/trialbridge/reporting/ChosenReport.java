package org.trialbridge.reporting;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.ReportingCalendar;

/** A report as somebody chose it: a site's code and the end of a period. */
record ChosenReport(String site, LocalDate periodEnd) {
    private static final int MOST = 2000;

    /**
     * Reads what was chosen.
     *
     * @param chosen each a site's code and the end of a period, with a space between
     * @throws Problem INVALID if nothing is chosen, too much, or something that is no report
     */
    static Set<ChosenReport> read(Collection<String> chosen, ReportingCalendar calendar) {
        if (chosen.isEmpty()) {
            throw Problem.invalid("report", "Choose at least one report.");
        }
        if (chosen.size() > MOST) {
            throw Problem.invalid("report", "Choose at most {0} reports at once.", MOST);
        }
        return chosen.stream().map(text -> read(text, calendar)).collect(Collectors.toUnmodifiableSet());
    }

    private static ChosenReport read(String text, ReportingCalendar calendar) {
        int space = text.lastIndexOf(' ');
        try {
            LocalDate end = LocalDate.parse(text.substring(space + 1));
            if (space > 0 && end.getYear() >= 1900 && end.getYear() <= 9998 && calendar.isPeriodEnd(end)) {
                return new ChosenReport(text.substring(0, space), end);
            }
        } catch (DateTimeException e) {
            throw unreadable();
        }
        throw unreadable();
    }

    private static Problem unreadable() {
        return Problem.invalid("report", "Choose reports from the list.");
    }
}

package org.trialbridge.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.ReportingCalendar;

/**
 * Which part of the reporting is asked for, unchecked.
 *
 * @param from the first day; null for some periods before {@code to}
 * @param to the last day; null for today
 * @param iso2 only the sites of this country; null for all
 */
public record ReportingQuery(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String iso2) {
    static final int USUAL_PERIODS = 10;
    static final int MOST_PERIODS = 60;

    /** The first zone of the world in which a day begins. */
    private static final ZoneOffset FIRST_ZONE = ZoneOffset.ofHours(14);

    /**
     * Returns the ends of the periods asked for, in order; none lies in the future.
     *
     * @throws Problem INVALID if the days are in the wrong order, or too far apart
     */
    List<LocalDate> columns(ReportingCalendar calendar, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, FIRST_ZONE);
        Errors errors = new Errors();
        checkYear(errors, "from", from);
        checkYear(errors, "to", to);
        errors.throwIfAny();
        LocalDate last = to == null || to.isAfter(today) ? today : to;
        LocalDate first = from == null ? earlier(calendar, last) : from;
        errors.check(
                from == null || to == null || !from.isAfter(to), "to", "Enter a day that is not before the first.");
        errors.check(
                count(calendar, first, last) <= MOST_PERIODS,
                "from",
                "Enter a later day: at most {0} periods are shown at once.",
                MOST_PERIODS);
        errors.throwIfAny();
        return first.isAfter(last) ? List.of() : calendar.periods(first, last);
    }

    private static void checkYear(Errors errors, String field, @Nullable LocalDate day) {
        errors.check(
                day == null || (day.getYear() >= 1900 && day.getYear() <= 9998),
                field,
                "Enter a day of the years from 1900 to 9998.");
    }

    private static LocalDate earlier(ReportingCalendar calendar, LocalDate last) {
        LocalDate first = last;
        LocalDate end = calendar.isPeriodEnd(last) ? last : calendar.previousEnd(last);
        for (int i = 1; i <= USUAL_PERIODS && end != null; i++) {
            first = end;
            end = calendar.previousEnd(end);
        }
        return first;
    }

    private static int count(ReportingCalendar calendar, LocalDate first, LocalDate last) {
        int count = 0;
        for (LocalDate end = calendar.periodEnd(first);
                end != null && !end.isAfter(last) && count <= MOST_PERIODS;
                end = calendar.periodEnd(end.plusDays(1))) {
            count++;
        }
        return count;
    }
}

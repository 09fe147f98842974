package org.trialbridge.lock;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.ReportingCalendar;

/**
 * The wish to accept a country's periods, unchecked.
 *
 * @param through the end of the last period to be accepted
 */
public record LockInput(
        @Nullable String iso2,
        @Nullable LocalDate through,
        @Nullable String reason) {
    static final int LONGEST_REASON = 2000;
    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /** What may be accepted. */
    record Accepted(LocalDate through, String reason) {}

    /**
     * Returns what is to be accepted, if it may be.
     *
     * @param today the day it is in the country
     * @param lockedThrough the last day that is accepted already, or null
     * @throws Problem INVALID with everything that is wrong
     */
    Accepted toAccepted(ReportingCalendar calendar, LocalDate today, @Nullable LocalDate lockedThrough) {
        Errors errors = new Errors();
        LocalDate through = errors.require(this.through, "through", today);
        String said = errors.text(reason, "reason", LONGEST_REASON);
        checkEnd(errors, "through", calendar, through);
        errors.check(
                through.isBefore(today),
                "through",
                "Enter a period that is over. There it is {0} today.",
                DAY.format(today));
        errors.check(
                lockedThrough == null || through.isAfter(lockedThrough),
                "through",
                "Enter a later period: those up to {0} are accepted already.",
                lockedThrough == null ? "" : DAY.format(lockedThrough));
        errors.throwIfAny();
        return new Accepted(through, said);
    }

    /** Notes an error unless a day ends a period, near enough for calendars. */
    static void checkEnd(Errors errors, String field, ReportingCalendar calendar, LocalDate day) {
        boolean sane = day.getYear() >= 1900 && day.getYear() <= 9999;
        errors.check(sane, field, "Enter a day of the years from 1900 to 9999.");
        if (sane) {
            errors.check(
                    calendar.isPeriodEnd(day),
                    field,
                    "Enter the last day of a period: {0}.",
                    calendar.nearestEnds(day).stream().map(DAY::format).collect(Collectors.joining(" or ")));
        }
    }
}

package org.trialbridge.lock;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.ReportingCalendar;

/**
 * The wish to open accepted periods again, unchecked.
 *
 * @param from the end of the first period to be opened; null for only the last one that the lock holds
 */
public record ReopeningInput(
        @Nullable LocalDate from, @Nullable String reason) {

    /** What is asked for, by the rules. */
    record Asked(LocalDate from, String reason) {}

    /**
     * Returns what is asked for.
     *
     * @param lock that still holds something
     * @param last the end of the last period that it holds
     * @throws Problem INVALID with everything that is wrong
     */
    Asked toAsked(ReportingCalendar calendar, Lock lock, LocalDate last) {
        Errors errors = new Errors();
        LocalDate first = from == null ? last : from;
        String said = errors.text(reason, "reason", LockInput.LONGEST_REASON);
        LockInput.checkEnd(errors, "from", calendar, first);
        errors.check(
                !first.isAfter(last),
                "from",
                "Enter {0} or an earlier period: later ones are open.",
                LockInput.DAY.format(last));
        errors.check(
                lock.after() == null || first.isAfter(lock.after()),
                "from",
                "Enter a period after {0}: earlier ones were accepted before, so their reopening is asked for there.",
                lock.after() == null ? "" : LockInput.DAY.format(lock.after()));
        errors.throwIfAny();
        return new Asked(first, said);
    }
}

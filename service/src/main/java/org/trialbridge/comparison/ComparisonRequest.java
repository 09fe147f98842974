package org.trialbridge.comparison;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/**
 * Which days are to be compared, not yet checked.
 *
 * @param from four weeks before the second day if absent
 * @param to today if absent
 * @param fromKnownAt as the first day was known; its end if absent
 * @param toKnownAt as the second day was known; its end if absent
 * @param known how both days are told
 */
public record ComparisonRequest(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Instant fromKnownAt,
        @Nullable Instant toKnownAt,
        @Nullable Knowledge known) {
    private static final int USUAL_DAYS = 28;

    /** The zone in which a day begins first: what is the future there is the future everywhere. */
    private static final ZoneOffset FIRST_ZONE = ZoneOffset.ofHours(14);

    /** How a day is told. */
    public enum Knowledge {
        /** As it was known at its end. */
        THEN,
        /** As it is known now, with all that was reported late and corrected since. */
        NOW
    }

    /** The days, in their order, with the instants at which they were known. */
    record Days(Comparison.Day from, Comparison.Day to) {
        Days knownNow() {
            return new Days(new Comparison.Day(from.on(), null), new Comparison.Day(to.on(), null));
        }
    }

    /** @throws Problem INVALID if a day lies in the future, or the second one before the first */
    Days days(Instant now) {
        LocalDate to = this.to == null ? LocalDate.ofInstant(now, ZoneOffset.UTC) : this.to;
        LocalDate from = this.from == null ? to.minusDays(USUAL_DAYS) : this.from;
        Errors errors = new Errors();
        errors.check(!to.isAfter(LocalDate.ofInstant(now, FIRST_ZONE)), "to", "Enter a day that is not in the future.");
        errors.check(!from.isAfter(to), "from", "Enter {0} or an earlier day.", to);
        errors.check(
                fromKnownAt == null || !fromKnownAt.isAfter(now),
                "fromKnownAt",
                "Enter an instant that is not in the future.");
        errors.check(
                toKnownAt == null || !toKnownAt.isAfter(now),
                "toKnownAt",
                "Enter an instant that is not in the future.");
        errors.throwIfAny();
        return new Days(
                new Comparison.Day(from, fromKnownAt != null ? fromKnownAt : endOf(from, now)),
                new Comparison.Day(to, toKnownAt != null ? toKnownAt : endOf(to, now)));
    }

    boolean wantsNow() {
        return known == Knowledge.NOW;
    }

    /** Null where the day has not ended. */
    private static @Nullable Instant endOf(LocalDate day, Instant now) {
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return end.isAfter(now) ? null : end;
    }
}

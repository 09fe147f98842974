package org.trialbridge.trial;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.trial.ReportingCalendar.Frequency;

/**
 * The periods of a trial that can not be taken away any more.
 *
 * @param reported the ends of those for which anything is reported, in order
 * @param acceptedThrough the last day up to which the periods of any country are accepted; null if none are
 */
public record UsedPeriods(
        List<LocalDate> reported, @Nullable LocalDate acceptedThrough) {
    public static final UsedPeriods NONE = new UsedPeriods(List.of(), null);

    public UsedPeriods {
        reported = List.copyOf(reported);
    }

    /** Notes an error unless what is reported and accepted stays as it is. */
    void check(Errors errors, Trial before, Trial after) {
        boolean changed = before.reportingFrequency() != after.reportingFrequency()
                || !before.periodEnds().equals(after.periodEnds())
                || !Objects.equals(before.weekEndsOn(), after.weekEndsOn());
        if (!changed) {
            return;
        }
        if (before.reportingFrequency() != Frequency.CUSTOM || after.reportingFrequency() != Frequency.CUSTOM) {
            errors.check(
                    reported.isEmpty(),
                    "reportingFrequency",
                    "Keep the periods as they are: counts are already reported for them.");
            errors.check(
                    acceptedThrough == null,
                    "reportingFrequency",
                    "Keep the periods as they are: those up to {0} are accepted in a country.",
                    PeriodEnds.words(acceptedThrough));
            return;
        }
        Set<LocalDate> removed = without(before.periodEnds(), after.periodEnds());
        Set<LocalDate> used = new HashSet<>(removed);
        used.retainAll(reported);
        errors.check(used.isEmpty(), "periodEnds", "Keep {0}: reports are in for it.", PeriodEnds.words(used));
        removed.removeAll(used);
        checkAccepted(errors, removed, "Keep {0}: the periods up to {1} are accepted in a country.");
        checkAccepted(
                errors,
                without(after.periodEnds(), before.periodEnds()),
                "Leave out {0}: the periods up to {1} are accepted in a country, so that a new end lies after that day.");
    }

    private void checkAccepted(Errors errors, Set<LocalDate> days, String advice) {
        List<LocalDate> accepted = days.stream()
                .filter(day -> acceptedThrough != null && !day.isAfter(acceptedThrough))
                .toList();
        errors.check(
                accepted.isEmpty(),
                "periodEnds",
                advice,
                PeriodEnds.words(accepted),
                PeriodEnds.words(acceptedThrough));
    }

    private static Set<LocalDate> without(Collection<LocalDate> days, Collection<LocalDate> others) {
        Set<LocalDate> rest = new HashSet<>(days);
        rest.removeAll(Set.copyOf(others));
        return rest;
    }
}

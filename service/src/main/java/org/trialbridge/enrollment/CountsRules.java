package org.trialbridge.enrollment;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;

/** The rules that reported counts must keep. Each holds only over the counts that are reported. */
final class CountsRules {
    /** No place counts more; sums of this many stay far from the ends of the numbers. */
    private static final long MOST = 10_000_000;

    private static final LocalDate EARLIEST = LocalDate.of(1980, 1, 1);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private CountsRules() {}

    static void check(Figures figures, CountsContext at, Errors errors) {
        checkPeriod(at, errors);
        errors.check(!figures.isEmpty(), "enrolled", "Enter at least one number. Leave out what is not reported.");
        for (Metric metric : Metric.values()) {
            Long count = metric.of(figures);
            errors.check(count == null || count >= 0, metric.jsonName(), "Enter zero or more.");
            errors.check(count == null || count <= MOST, metric.jsonName(), "Enter at most {0}.", number(MOST));
        }
        atMost(figures.dose2(), figures.dose1(), "dose2", "Enter at most the first doses, {0}.", errors);
        atMost(figures.dose3(), figures.dose2(), "dose3", "Enter at most the second doses, {0}.", errors);
        atMost(figures.dose3(), figures.dose1(), "dose3", "Enter at most the first doses, {0}.", errors);
        checkScreening(figures, errors);
        checkLeaving(figures, errors);
        if (at.window() != null) {
            checkWindow(figures, at, at.window(), errors);
        }
    }

    private static void checkPeriod(CountsContext at, Errors errors) {
        LocalDate end = at.periodEnd();
        errors.check(!end.isBefore(EARLIEST), "periodEnd", "Enter a day from {0} on.", day(EARLIEST));
        errors.check(
                !end.isAfter(at.today()),
                "periodEnd",
                "Enter a period that has ended. There it is {0} today.",
                day(at.today()));
        errors.check(
                at.calendar().isPeriodEnd(end),
                "periodEnd",
                "Enter the last day of a period, such as {0}.",
                at.calendar().nearestEnds(end).stream().map(CountsRules::day).collect(Collectors.joining(" or ")));
    }

    private static void atMost(@Nullable Long count, @Nullable Long limit, String field, String advice, Errors errors) {
        if (count != null && limit != null && limit >= 0) {
            errors.check(count <= limit, field, advice, number(limit));
        }
    }

    private static void checkScreening(Figures figures, Errors errors) {
        Long screened = figures.screened();
        if (screened == null) {
            return;
        }
        atMost(figures.screenFailed(), screened, "screenFailed", "Enter at most the number screened, {0}.", errors);
        long eligible = screened - orZero(figures.screenFailed());
        atMost(figures.enrolled(), eligible, "enrolled", "Enter at most screened less screen failed, {0}.", errors);
    }

    private static void checkLeaving(Figures figures, Errors errors) {
        if (figures.withdrawn() == null && figures.completed() == null) {
            return;
        }
        String field = figures.completed() == null ? "withdrawn" : "completed";
        long left = orZero(figures.withdrawn()) + orZero(figures.completed());
        atMost(left, figures.enrolled(), field, "Withdrawn and completed together are at most enrolled, {0}.", errors);
    }

    /** A site that is not yet activated, or is closed, can not raise enrolled. */
    private static void checkWindow(Figures figures, CountsContext at, CountsContext.Window window, Errors errors) {
        long before = orZero(at.before().enrolled());
        if (orZero(figures.enrolled()) <= before) {
            return;
        }
        errors.check(
                window.activatedOn() != null && !window.activatedOn().isAfter(at.periodEnd()),
                "enrolled",
                "Enter at most {0}: the site was not activated in this period.",
                number(before));
        LocalDate closedOn = window.closedOn();
        errors.check(
                closedOn == null || at.calendar().hasBegun(at.periodEnd(), closedOn),
                "enrolled",
                "Enter at most {0}: the site was closed before this period.",
                number(before));
    }

    /** A change of what was reported, and a count that falls from one period to the next, is a correction: it says why. */
    static void checkReason(
            Figures figures,
            CountsContext at,
            @Nullable CorrectionReason reasonCode,
            @Nullable String note,
            Errors errors) {
        boolean falls = !contradictions(figures, at).isEmpty();
        if (at.current() == null && !falls) {
            return;
        }
        boolean saysWhy = reasonCode != null && note != null;
        if (falls && !saysWhy) {
            contradictions(figures, at)
                    .forEach(found -> errors.check(false, found.field(), found.advice(), found.limit()));
        }
        errors.check(reasonCode != null, "reasonCode", "Choose why the numbers change from what was reported.");
        errors.check(note != null, "note", "Say in a sentence why the numbers change.");
    }

    private record Contradiction(String field, String advice, String limit) {}

    private static List<Contradiction> contradictions(Figures figures, CountsContext at) {
        List<Contradiction> found = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            Long count = metric.of(figures);
            Long before = metric.of(at.before());
            Long after = metric.of(at.after());
            if (count != null && before != null && count < before) {
                found.add(new Contradiction(
                        metric.jsonName(),
                        "Enter at least {0}, the number of an earlier period, or give the reason of the correction.",
                        number(before)));
            } else if (count != null && after != null && count > after) {
                found.add(new Contradiction(
                        metric.jsonName(),
                        "Enter at most {0}, the number of a later period, or give the reason of the correction.",
                        number(after)));
            }
        }
        return found;
    }

    static long orZero(@Nullable Long count) {
        return count == null ? 0 : count;
    }

    static String number(long count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }
}

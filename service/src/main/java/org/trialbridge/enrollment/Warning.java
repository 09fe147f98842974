package org.trialbridge.enrollment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.FieldError;

/**
 * Something about reported counts that can be right but seldom is. It does not stop a report that confirms it.
 *
 * @param code stable, for example {@code UNUSUAL_RISE_ENROLLED}
 * @param error says what was noticed; its first argument is the code
 */
record Warning(String code, FieldError error) {
    /** Where an error of a warning points to. */
    static final String FIELD = "confirmed";

    private static final int UNUSUAL_TIMES = 5;
    /** Fewer rises have no middle worth the name. */
    private static final int FEWEST_RISES = 3;

    private static final int PERIODS_RUNNING = 4;
    /** The counts that grow while a site recruits. The others may well stand still. */
    private static final Set<Metric> GROWING = EnumSet.of(Metric.SCREENED, Metric.ENROLLED, Metric.DOSE1);

    private static final String CODE_FIRST = "{0}: ";

    /** The error as a person reads it, without the code. */
    static FieldError inWords(FieldError error) {
        return error.field().equals(FIELD) && error.pattern().startsWith(CODE_FIRST)
                ? new FieldError(FIELD, error.pattern().substring(CODE_FIRST.length()), error.arguments())
                : error;
    }

    /** The code that an error of {@link #FIELD} names. */
    static String codeOf(FieldError error) {
        return String.valueOf(error.arguments().get(0));
    }

    static List<Warning> of(Figures figures, CountsContext at) {
        List<Warning> warnings = new ArrayList<>();
        Long dose1 = figures.dose1();
        Long enrolled = figures.enrolled();
        if (dose1 != null && enrolled != null && dose1 > enrolled) {
            warnings.add(warning(
                    "DOSE1_ABOVE_ENROLLED",
                    "{0}: {1} received a first dose, but only {2} are enrolled.",
                    CountsRules.number(dose1),
                    CountsRules.number(enrolled)));
        }
        for (Metric metric : Metric.values()) {
            Long count = metric.of(figures);
            if (count != null) {
                addRise(metric, count, at, warnings);
                addStandstill(metric, count, at, warnings);
            }
        }
        return warnings;
    }

    /** A rise above five times the median of the recent rises; a median below 1 counts as 1. */
    private static void addRise(Metric metric, long count, CountsContext at, List<Warning> warnings) {
        List<Long> recent = at.recent().stream()
                .map(line -> metric.of(line.figures()))
                .flatMap(Stream::ofNullable)
                .toList();
        if (recent.size() <= FEWEST_RISES) {
            return;
        }
        List<Long> rises = new ArrayList<>();
        for (int i = 0; i + 1 < recent.size(); i++) {
            rises.add(recent.get(i) - recent.get(i + 1));
        }
        long rise = count - recent.get(0);
        double median = median(rises);
        if (rise > UNUSUAL_TIMES * Math.max(median, 1)) {
            warnings.add(warning(
                    "UNUSUAL_RISE_" + metric,
                    "{0}: {1} rises by {2}. The rise in the middle of the recent ones was {3}.",
                    metric.label(),
                    CountsRules.number(rise),
                    CountsRules.number(Math.round(median))));
        }
    }

    private static double median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }

    /** The same number, above zero, four periods running, at a place that should be enrolling. */
    private static void addStandstill(Metric metric, long count, CountsContext at, List<Warning> warnings) {
        CountsContext.Window window = at.window();
        if (count == 0 || !GROWING.contains(metric) || (window != null && !window.recruiting())) {
            return;
        }
        LocalDate end = at.periodEnd();
        for (int i = 0; i < PERIODS_RUNNING - 1; i++) {
            end = end == null ? null : at.calendar().previousEnd(end);
            Long earlier = end == null ? null : reported(metric, end, at);
            if (earlier == null || earlier != count) {
                return;
            }
        }
        warnings.add(warning(
                "UNCHANGED_" + metric,
                "{0}: {1} is {2} for the fourth period running.",
                metric.label(),
                CountsRules.number(count)));
    }

    private static @Nullable Long reported(Metric metric, LocalDate periodEnd, CountsContext at) {
        return at.recent().stream()
                .filter(line -> line.periodEnd().equals(periodEnd))
                .map(line -> metric.of(line.figures()))
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse(null);
    }

    private static Warning warning(String code, String pattern, Object... arguments) {
        List<Object> all = new ArrayList<>();
        all.add(code);
        all.addAll(List.of(arguments));
        return new Warning(code, new FieldError(FIELD, pattern, all));
    }
}

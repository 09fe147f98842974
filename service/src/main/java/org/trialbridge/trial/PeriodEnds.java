package org.trialbridge.trial;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;

/** The ends of the periods of a custom calendar as they are checked and told. */
final class PeriodEnds {
    static final int MOST = 500;

    private static final String FIELD = "periodEnds";
    private static final int FEW = 5;
    private static final int FIRST_YEAR = 1980;
    private static final int LAST_YEAR = 2200;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private PeriodEnds() {}

    /** Notes everything that is wrong with the days, and returns those that are there. */
    static List<LocalDate> check(@Nullable List<@Nullable LocalDate> given, Errors errors) {
        List<LocalDate> days = given == null
                ? List.of()
                : given.stream().filter(Objects::nonNull).toList();
        errors.check(!days.isEmpty(), FIELD, "Enter the last day of at least one period.");
        errors.check(days.size() <= MOST, FIELD, "Enter at most {0} days; there are {1}.", MOST, days.size());
        for (LocalDate day : days) {
            if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
                errors.check(false, FIELD, "Enter days of the years from {0} to {1}.", FIRST_YEAR, LAST_YEAR);
                return days;
            }
        }
        for (int i = 1; i < days.size(); i++) {
            LocalDate before = days.get(i - 1);
            LocalDate day = days.get(i);
            if (!day.isAfter(before)) {
                errors.check(!day.equals(before), FIELD, "Enter {0} once.", words(day));
                errors.check(
                        !day.isBefore(before),
                        FIELD,
                        "Enter the days in their order: {0} stands after {1}.",
                        words(day),
                        words(before));
                return days;
            }
        }
        return days;
    }

    static String words(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    /** Names the first few of some days. */
    static String words(Collection<LocalDate> days) {
        Stream<String> few = days.stream().sorted().limit(FEW).map(DAY::format);
        Stream<String> more = days.size() > FEW ? Stream.of("%d more".formatted(days.size() - FEW)) : Stream.empty();
        return Stream.concat(few, more).collect(Collectors.joining(", "));
    }
}

package org.trialbridge.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people write numbers, dates and times, and what to tell them when one can not be told from another. */
final class Entries {
    /** Space, no-break, figure, thin and narrow no-break space, which people and programs put between thousands. */
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u2007\\u2009\\u202f]");

    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}([.,'’][0-9]{3})+");
    private static final Pattern WORDED_DATE = Pattern.compile("([0-9]{1,2})\\.?\\s+(\\p{L}+)\\.?,?\\s+([0-9]{4})");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,2})[:.h]?([0-9]{2})");
    private static final int SHORTEST_MONTH = 3;

    private Entries() {}

    /** What was typed is not understood; the pattern says what to type instead. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Object[] arguments;

        Unreadable(String pattern, Object... arguments) {
            super(pattern);
            this.arguments = arguments;
        }

        String pattern() {
            return String.valueOf(getMessage());
        }

        Object[] arguments() {
            return arguments.clone();
        }
    }

    static Integer integer(String text) {
        String digits = SPACES.matcher(text).replaceAll("");
        if (GROUPED.matcher(digits).matches()) {
            throw new Unreadable(
                    "Do you mean {0}? Then write it so, without commas and dots.", digits.replaceAll("[^0-9]", ""));
        }
        if (!digits.matches("[-+]?[0-9]+")) {
            throw new Unreadable("Enter a whole number in the digits 0 to 9.");
        }
        try {
            return Integer.valueOf(digits);
        } catch (NumberFormatException e) {
            throw new Unreadable("Enter a number up to {0}.", Integer.MAX_VALUE);
        }
    }

    static BigDecimal decimal(String text) {
        String digits = SPACES.matcher(text).replaceAll("");
        if (!digits.matches("[-+]?[0-9]{1,15}([.][0-9]{1,15})?")) {
            throw new Unreadable("Enter a number such as 41.3, with a dot before the fraction.");
        }
        return new BigDecimal(digits);
    }

    static Long id(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new Unreadable("Choose one from the list.");
        }
        return Long.valueOf(text);
    }

    static <E extends Enum<E>> E choice(String name, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Unreadable("Choose one from the list."));
    }

    static ZoneId zone(String text) {
        try {
            return Values.zone(text);
        } catch (DateTimeException e) {
            throw new Unreadable("Choose a time zone from the list, such as Asia/Tashkent.");
        }
    }

    static LocalTime time(String text) {
        Matcher matcher = TIME.matcher(text);
        try {
            if (matcher.matches()) {
                return LocalTime.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            }
        } catch (DateTimeException e) {
            // told below
        }
        throw new Unreadable("Enter a time of the day from 00:00 to 23:59, such as 14:30.");
    }

    /** A date in one field: 2021-02-05, or 5 Feb 2021. Other orders can be taken for one another and are asked about. */
    static LocalDate date(String text) {
        Matcher worded = WORDED_DATE.matcher(text);
        if (worded.matches()) {
            return date(worded.group(1), worded.group(2), worded.group(3));
        }
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            throw new Unreadable("Enter the date as year-month-day, such as 2021-02-05.");
        }
        return date(text.substring(8), text.substring(5, 7), text.substring(0, 4));
    }

    static LocalDate date(String day, String month, String year) {
        List<String> missing = new ArrayList<>();
        addIfBlank(missing, day, "day");
        addIfBlank(missing, month, "month");
        addIfBlank(missing, year, "year");
        if (!missing.isEmpty()) {
            throw new Unreadable("Add the {0} to the date.", String.join(" and the ", missing));
        }
        if (!year.strip().matches("[0-9]{4}")) {
            throw new Unreadable("Write the year in four digits.");
        }
        try {
            return Values.reachable(
                    LocalDate.of(Integer.parseInt(year.strip()), month(month.strip()), dayOfMonth(day.strip())));
        } catch (Values.OutOfReach e) {
            throw new Unreadable(Values.OutOfReach.ADVICE);
        } catch (DateTimeException e) {
            throw new Unreadable(
                    "Enter a date that is in the calendar: {0} {1} {2} is not.",
                    day.strip(), month.strip(), year.strip());
        }
    }

    /** The day, month or year of a date written as 2021-02-05, for showing in three fields. */
    static String part(String date, String part) {
        if (!date.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return "";
        }
        return switch (part) {
            case "day" -> String.valueOf(Integer.parseInt(date.substring(8)));
            case "month" -> String.valueOf(Integer.parseInt(date.substring(5, 7)));
            default -> date.substring(0, 4);
        };
    }

    private static void addIfBlank(List<String> missing, String text, String name) {
        if (text.isBlank()) {
            missing.add(name);
        }
    }

    private static int dayOfMonth(String day) {
        if (!day.matches("[0-9]{1,2}")) {
            throw new Unreadable("Enter the day as a number from 1 to 31.");
        }
        return Integer.parseInt(day);
    }

    private static int month(String month) {
        if (month.matches("[0-9]{1,2}")) {
            return Integer.parseInt(month);
        }
        String name = month.toUpperCase(Locale.ROOT).replace(".", "");
        return Arrays.stream(Month.values())
                .filter(each -> name.length() >= SHORTEST_MONTH && each.name().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new Unreadable("Enter the month as a number from 1 to 12, or its name."))
                .getValue();
    }
}

package org.trialbridge.table;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What cells mean. A number or a day is taken only as it stands: nothing is rounded, guessed or computed. */
public final class CellValues {
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final Pattern PLAIN = Pattern.compile("[0-9]{1,9}");
    private static final Pattern LIKE_ISO = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern WITH_SLASHES = Pattern.compile("([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})");
    private static final BigDecimal MOST = BigDecimal.valueOf(10_000_000);
    private static final int LONGEST_NUMBER = 30;

    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    /** Up to here the days of 1900 are wrong: spreadsheets count a 29 February that never was. */
    private static final BigDecimal LAST_WRONG_DAY = BigDecimal.valueOf(60);

    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);

    private CellValues() {}

    /** What a cell holds can not be taken as it is; the advice says what to enter. */
    public static final class Unclear extends Exception {
        private static final long serialVersionUID = 1;

        public Unclear(String advice) {
            super(advice);
        }

        public String advice() {
            return String.valueOf(getMessage());
        }
    }

    /** Returns the count; null if the cell is empty or says {@code n.r.}. */
    public static @Nullable Integer count(Cell cell) throws Unclear {
        return switch (cell.kind()) {
            case EMPTY -> null;
            case NUMBER -> whole(number(cell.text()));
            case TEXT -> {
                String text = stripped(cell.text());
                if ("n.r.".equalsIgnoreCase(text)) {
                    yield null;
                }
                if (!PLAIN.matcher(text).matches()) {
                    throw new Unclear("Enter a whole number in plain digits, such as 1200.");
                }
                yield whole(new BigDecimal(text));
            }
            case BOOLEAN -> throw new Unclear("Enter a number.");
            case FORMULA -> throw new Unclear("This is a formula. Enter the number itself.");
            case ERROR -> throw new Unclear("The cell shows an error. Enter the number.");
        };
    }

    public static LocalDate day(Cell cell, boolean epoch1904) throws Unclear {
        return switch (cell.kind()) {
            case EMPTY -> throw new Unclear("Enter the day, as 2024-01-31.");
            case NUMBER -> day(number(cell.text()), epoch1904);
            case TEXT -> day(stripped(cell.text()));
            case BOOLEAN -> throw new Unclear("Enter a day, as 2024-01-31.");
            case FORMULA -> throw new Unclear("This is a formula. Enter the day itself, as 2024-01-31.");
            case ERROR -> throw new Unclear("The cell shows an error. Enter the day, as 2024-01-31.");
        };
    }

    public static @Nullable String text(Cell cell) throws Unclear {
        return switch (cell.kind()) {
            case EMPTY -> null;
            case TEXT, BOOLEAN -> cell.text();
            case NUMBER -> {
                BigDecimal number = number(cell.text());
                yield isWhole(number) && number.abs().compareTo(MOST) <= 0
                        ? number.toBigInteger().toString()
                        : cell.text();
            }
            case FORMULA -> throw new Unclear("This is a formula. Enter the text itself.");
            case ERROR -> throw new Unclear("The cell shows an error. Enter the text.");
        };
    }

    private static int whole(BigDecimal number) throws Unclear {
        if (number.signum() < 0) {
            throw new Unclear("Enter zero or more.");
        }
        if (number.compareTo(MOST) > 0) {
            throw new Unclear("Enter at most 10,000,000.");
        }
        if (!isWhole(number)) {
            throw new Unclear("Enter a whole number. The cell may show it rounded.");
        }
        return number.intValueExact();
    }

    private static LocalDate day(BigDecimal serial, boolean epoch1904) throws Unclear {
        BigDecimal first = epoch1904 ? BigDecimal.ZERO : LAST_WRONG_DAY;
        if (serial.compareTo(first) <= 0 || serial.compareTo(LAST_DAY) > 0) {
            throw new Unclear("This number is no day. Enter the day, as 2024-01-31.");
        }
        if (!isWhole(serial)) {
            throw new Unclear("The cell holds a time of day. Enter the day alone, as 2024-01-31.");
        }
        return (epoch1904 ? EPOCH_1904 : EPOCH_1900).plusDays(serial.intValueExact());
    }

    private static LocalDate day(String text) throws Unclear {
        Matcher slashes = WITH_SLASHES.matcher(text);
        try {
            if (LIKE_ISO.matcher(text).matches()) {
                return LocalDate.parse(text, ISO);
            }
        } catch (DateTimeException e) {
            throw new Unclear("There is no such day. Enter one, as 2024-01-31.");
        }
        if (slashes.matches()) {
            int year = Integer.parseInt(slashes.group(3));
            LocalDate dayFirst = day(year, slashes.group(2), slashes.group(1));
            LocalDate monthFirst = day(year, slashes.group(1), slashes.group(2));
            if (dayFirst != null && monthFirst != null && !dayFirst.equals(monthFirst)) {
                throw new Unclear("This is " + SHOWN.format(dayFirst) + " or " + SHOWN.format(monthFirst) + ". Enter "
                        + dayFirst + " or " + monthFirst + ".");
            }
            LocalDate only = dayFirst == null ? monthFirst : dayFirst;
            if (only != null) {
                throw new Unclear("Enter the day as " + only + ".");
            }
        }
        throw new Unclear("Enter the day as year, month and day: 2024-01-31.");
    }

    private static @Nullable LocalDate day(int year, String month, String day) {
        try {
            return LocalDate.of(year, Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException e) {
            return null;
        }
    }

    static BigDecimal number(String digits) throws Unclear {
        try {
            if (digits.length() <= LONGEST_NUMBER) {
                BigDecimal number = new BigDecimal(digits);
                // 1E999999999 is short to write and long to count
                if (Math.abs((long) number.precision() - number.scale()) <= LONGEST_NUMBER) {
                    return number;
                }
            }
        } catch (NumberFormatException e) {
            throw new Unclear("Enter a number.");
        }
        throw new Unclear("Enter at most 10,000,000.");
    }

    private static boolean isWhole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }

    /** Without the spaces around it, also those that do not break. */
    static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}

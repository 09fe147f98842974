package org.trialbridge.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trialbridge.table.CellValues.Unclear;

/** Times of day in cells: as spreadsheets count them, or written as 14:30. A cell can hold a day and a time. */
public final class CellTimes {
    private static final Pattern DAY_AND_MORE = Pattern.compile("([0-9]{1,7})(\\.[0-9]{1,20})");
    private static final Pattern DAY_AND_CLOCK =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)");
    private static final Pattern CLOCK =
            Pattern.compile("([0-9]{1,2})[:.]([0-9]{2})(?::([0-9]{2}))?(?: ?([ap])\\.?m\\.?)?");
    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);
    private static final int NOON = 12;

    private CellTimes() {}

    /** The day of a cell, without a time that stands with it. */
    public static Cell dayOf(Cell cell) {
        Matcher both = match(cell);
        return both == null ? cell : new Cell(cell.kind(), both.group(1));
    }

    /** The time that stands in a cell with a day; empty if there is none. */
    public static Cell timeOf(Cell cell) {
        Matcher both = match(cell);
        return both == null || both.group(2).matches("\\.0+")
                ? Cell.EMPTY
                : new Cell(cell.kind(), cell.kind() == Cell.Kind.NUMBER ? "0" + both.group(2) : both.group(2));
    }

    /** @throws Unclear with what to enter, also if there is nothing */
    public static LocalTime time(Cell cell) throws Unclear {
        return switch (cell.kind()) {
            case EMPTY -> throw unclear();
            case NUMBER -> ofDay(CellValues.number(cell.text()));
            case TEXT -> written(CellValues.stripped(cell.text()).toLowerCase(Locale.ROOT));
            case BOOLEAN -> throw unclear();
            case FORMULA -> throw new Unclear("This is a formula. Enter the time itself, such as 14:30.");
            case ERROR -> throw new Unclear("The cell shows an error. Enter the time, such as 14:30.");
        };
    }

    private static @Nullable Matcher match(Cell cell) {
        Matcher matcher = switch (cell.kind()) {
            case NUMBER -> DAY_AND_MORE.matcher(cell.text());
            case TEXT -> DAY_AND_CLOCK.matcher(CellValues.stripped(cell.text()));
            default -> null;
        };
        return matcher != null && matcher.matches() ? matcher : null;
    }

    /** Spreadsheets keep a time as a part of the day that is seldom exact to more than a second. */
    private static LocalTime ofDay(BigDecimal part) throws Unclear {
        BigDecimal seconds = part.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP);
        if (part.signum() < 0 || seconds.compareTo(SECONDS) >= 0) {
            throw unclear();
        }
        return LocalTime.ofSecondOfDay(seconds.longValueExact());
    }

    private static LocalTime written(String text) throws Unclear {
        Matcher clock = CLOCK.matcher(text);
        if (!clock.matches()) {
            throw unclear();
        }
        int hour = Integer.parseInt(clock.group(1));
        if (clock.group(4) != null) {
            if (hour < 1 || hour > NOON) {
                throw unclear();
            }
            hour = hour % NOON + ("p".equals(clock.group(4)) ? NOON : 0);
        }
        try {
            int second = clock.group(3) == null ? 0 : Integer.parseInt(clock.group(3));
            return LocalTime.of(hour, Integer.parseInt(clock.group(2)), second);
        } catch (DateTimeException e) {
            throw unclear();
        }
    }

    private static Unclear unclear() {
        return new Unclear("Enter a time of day, such as 14:30.");
    }
}

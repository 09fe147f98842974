package org.trialbridge.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** How dates, instants and zones are written, in JSON as in addresses. */
final class Values {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;

    private Values() {}

    /** Reads {@code 2021-02-05}. */
    static LocalDate date(String text) {
        return reachable(LocalDate.parse(text));
    }

    /** Reads {@code 2021-02-05T09:30:00Z}, or the same with another offset. */
    static Instant instant(String text) {
        Instant instant = Instant.parse(text);
        reachable(instant.atOffset(ZoneOffset.UTC).toLocalDate());
        return instant;
    }

    /** Reads the name of a region such as {@code Asia/Tashkent}; a bare offset names no place. */
    static ZoneId zone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new DateTimeException("no such zone");
        }
        return ZoneId.of(text);
    }

    static LocalDate reachable(LocalDate date) {
        if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
            throw new OutOfReach();
        }
        return date;
    }

    /** A date that exists, but of a year that no trial knows. */
    static final class OutOfReach extends DateTimeException {
        static final String ADVICE = "Enter a year from " + FIRST_YEAR + " to " + LAST_YEAR + ".";

        private static final long serialVersionUID = 1;

        OutOfReach() {
            super(ADVICE);
        }
    }
}

package org.trialbridge.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can be written to.
 *
 * @param userId his account, if he has one
 * @param personId his entry in the directory, if he has one
 * @param weekendDays on which he is not written to: 1 Monday to 7 Sunday
 */
public record Recipient(
        @Nullable Long userId,
        @Nullable Long personId,
        String name,
        String email,
        ZoneId zone,
        List<Integer> weekendDays) {
    private static final LocalTime MORNING = LocalTime.of(7, 0);

    /** Who could not be written to by then is written to on the next morning. */
    private static final LocalTime LATEST = LocalTime.of(9, 0);

    public Recipient {
        weekendDays = List.copyOf(weekendDays);
    }

    /** What tells one reader from another: the address. */
    String address() {
        return email.toLowerCase(Locale.ROOT);
    }

    /** Of two with the same address the one with an account, else the first entry. */
    static Recipient preferred(Recipient one, Recipient other) {
        if ((one.userId == null) != (other.userId == null)) {
            return one.userId == null ? other : one;
        }
        return number(one) <= number(other) ? one : other;
    }

    private static long number(Recipient one) {
        return one.userId != null ? one.userId : one.personId != null ? one.personId : 0;
    }

    LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }

    /** Whether digests leave now: it is the hour for them where he is, on a day on which he works. */
    boolean isServed(Instant now) {
        LocalTime time = LocalTime.ofInstant(now, zone);
        return !time.isBefore(MORNING) && time.isBefore(LATEST) && works(today(now));
    }

    boolean works(LocalDate day) {
        return !weekendDays.contains(day.getDayOfWeek().getValue());
    }

    /** When the next digests leave. */
    public ZonedDateTime nextMorning(Instant now) {
        ZonedDateTime here = now.atZone(zone);
        LocalDate day = here.toLocalTime().isBefore(MORNING)
                ? here.toLocalDate()
                : here.toLocalDate().plusDays(1);
        return day.atTime(MORNING).atZone(zone);
    }
}

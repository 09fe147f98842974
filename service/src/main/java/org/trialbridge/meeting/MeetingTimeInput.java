package org.trialbridge.meeting;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;

/** When a meeting is, as it was entered. */
record MeetingTimeInput(
        @Nullable LocalDate date,
        @Nullable LocalTime time,
        @Nullable String zone,
        @Nullable String offset,
        @Nullable Integer durationMinutes) {
    private static final int LONGEST_MINUTES = 2880;

    MeetingTime toTime(Errors errors) {
        errors.check(date != null, "date", "Enter the day of the meeting.");
        errors.check(time != null, "time", "Enter the time at which it starts, such as 14:30.");
        errors.check(
                time == null || time.equals(time.truncatedTo(ChronoUnit.MINUTES)),
                "time",
                "Enter hours and minutes only, such as 14:30.");
        boolean known = zone != null && ZoneId.getAvailableZoneIds().contains(zone);
        errors.check(known, "zone", "Enter the name of a time zone, such as Asia/Tashkent.");
        int minutes = durationMinutes == null ? 0 : durationMinutes;
        errors.check(
                minutes >= 1 && minutes <= LONGEST_MINUTES,
                "durationMinutes",
                "Enter how long it lasts: 1 to {0} minutes.",
                LONGEST_MINUTES);
        if (date == null || time == null || zone == null || !known) {
            return new MeetingTime(LocalDate.EPOCH, LocalTime.MIDNIGHT, ZoneOffset.UTC, null, minutes, null);
        }
        ZoneId place = ZoneId.of(zone);
        return new MeetingTime(date, time, place, checkedOffset(errors, date.atTime(time), place), minutes, null);
    }

    /** The offset, if it is needed to tell when the local time is. */
    private @Nullable String checkedOffset(Errors errors, LocalDateTime local, ZoneId place) {
        ZoneOffsetTransition transition = place.getRules().getTransition(local);
        if (transition != null && transition.isGap()) {
            errors.check(
                    false,
                    "time",
                    "Enter a time before {0} or from {1} on: between them clocks in {2} go forward on this day.",
                    transition.getDateTimeBefore().toLocalTime(),
                    transition.getDateTimeAfter().toLocalTime(),
                    place);
            return null;
        }
        List<ZoneOffset> possible = place.getRules().getValidOffsets(local);
        ZoneOffset entered = entered();
        if (possible.size() == 1) {
            errors.check(
                    offset == null || possible.get(0).equals(entered),
                    "offset",
                    "Leave this empty, or enter {0}: the offset of {1} at that time.",
                    possible.get(0),
                    place);
            return null;
        }
        boolean chosen = entered != null && possible.contains(entered);
        errors.check(
                chosen,
                "offset",
                "{0} happens twice in {1} on this day, because clocks go back. Enter {2} for the first or {3} for the second.",
                local.toLocalTime(),
                place,
                possible.get(0),
                possible.get(1));
        return chosen ? String.valueOf(entered) : null;
    }

    private @Nullable ZoneOffset entered() {
        try {
            return offset == null ? null : ZoneOffset.of(offset);
        } catch (DateTimeException e) {
            return null;
        }
    }
}

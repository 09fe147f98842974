package org.trialbridge.meeting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.trialbridge.country.Country;
import org.trialbridge.country.Holidays;

/**
 * When a meeting is for the people of a country.
 *
 * @param zone the zone of most of its people
 * @param night whether some of it lies between 22:00 and 07:00
 * @param weekend whether it begins on a day of the country's weekend
 * @param holiday the public holiday on which it begins, if there is one
 */
public record CountryTime(
        String country,
        ZoneId zone,
        LocalDateTime startsAt,
        LocalDateTime endsAt,
        boolean night,
        boolean weekend,
        @Nullable String holiday) {
    private static final int MINUTES_OF_A_DAY = 24 * 60;
    private static final int WORK_BEGINS = 9 * 60;
    private static final int WORK_ENDS = 17 * 60;
    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final LocalTime EVENING = LocalTime.of(22, 0);

    static CountryTime of(Country country, Holidays holidays, MeetingTime when) {
        return of(country, holidays, when.startsAt(), when.endsAt());
    }

    /** @param holidays of the country, on the days around the meeting at least */
    public static CountryTime of(Country country, Holidays holidays, Instant startsAt, Instant endsAt) {
        LocalDateTime start = startsAt.atZone(country.zone()).toLocalDateTime();
        LocalDateTime end = endsAt.atZone(country.zone()).toLocalDateTime();
        boolean night = start.toLocalTime().isBefore(MORNING)
                || end.isAfter(start.toLocalDate().atTime(EVENING));
        boolean weekend = country.weekendDays().contains(start.getDayOfWeek().getValue());
        String holiday = holidays.name(country.iso2(), start.toLocalDate());
        return new CountryTime(country.iso2(), country.zone(), start, end, night, weekend, holiday);
    }

    /**
     * How hard it is to be there, in minutes: how far it reaches out of the hours from 9 to 17, and a day more on a weekend
     * or holiday.
     */
    int hardship() {
        int begins = startsAt.getHour() * 60 + startsAt.getMinute();
        long ends = begins + Duration.between(startsAt, endsAt).toMinutes();
        int outside = (int) Math.max(0, Math.max(WORK_BEGINS - begins, ends - WORK_ENDS));
        return weekend || holiday != null ? outside + MINUTES_OF_A_DAY : outside;
    }
}

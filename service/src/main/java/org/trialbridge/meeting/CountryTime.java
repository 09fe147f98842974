package org.trialbridge.meeting;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.trialbridge.country.Country;

/**
 * When a meeting is for the people of a country.
 *
 * @param zone the zone of most of its people
 * @param night whether some of it lies between 22:00 and 07:00
 * @param weekend whether it begins on a day of the country's weekend
 */
public record CountryTime(
        String country, ZoneId zone, LocalDateTime startsAt, LocalDateTime endsAt, boolean night, boolean weekend) {
    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final LocalTime EVENING = LocalTime.of(22, 0);

    static CountryTime of(Country country, MeetingTime when) {
        LocalDateTime start = when.startsAt().atZone(country.zone()).toLocalDateTime();
        LocalDateTime end = start.plus(Duration.ofMinutes(when.durationMinutes()));
        boolean night = start.toLocalTime().isBefore(MORNING)
                || end.isAfter(start.toLocalDate().atTime(EVENING));
        boolean weekend = country.weekendDays().contains(start.getDayOfWeek().getValue());
        return new CountryTime(country.iso2(), country.zone(), start, end, night, weekend);
    }
}

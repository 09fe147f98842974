package org.trialbridge.report;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialbridge.country.Country;
import org.trialbridge.country.Holiday;
import org.trialbridge.country.Holidays;
import org.trialbridge.meeting.CountryTime;
import org.trialbridge.report.StatusReport.Meeting;

/**
 * When the meetings of a report were for each delegation, and whether that was at night, on a weekend or on a public holiday.
 *
 * @param byCountry the countries that took part in any meeting, by their codes
 */
record DelegationTimes(Map<String, Country> byCountry, Holidays holidays) {

    /** Reads the holidays that people entered, of countries from a day to another. */
    interface EnteredHolidays {
        List<Holiday> between(List<String> iso2s, LocalDate from, LocalDate to);
    }

    static DelegationTimes of(List<Meeting> meetings, List<Country> countries, EnteredHolidays entered) {
        List<String> invited = meetings.stream()
                .flatMap(meeting -> meeting.countries().stream())
                .distinct()
                .sorted()
                .toList();
        if (invited.isEmpty()) {
            return new DelegationTimes(Map.of(), Holidays.NONE);
        }
        List<LocalDate> days = meetings.stream()
                .map(meeting -> LocalDate.ofInstant(meeting.startsAt(), ZoneOffset.UTC))
                .sorted()
                .toList();
        LocalDate first = days.get(0).minusDays(1);
        LocalDate last = days.get(days.size() - 1).plusDays(1);
        return new DelegationTimes(
                countries.stream()
                        .filter(country -> invited.contains(country.iso2()))
                        .collect(Collectors.toUnmodifiableMap(Country::iso2, Function.identity())),
                Holidays.of(invited, first, last, entered.between(invited, first, last)));
    }

    /** The local times of a meeting's countries, in the order of their codes. */
    List<CountryTime> of(Meeting meeting) {
        return meeting.countries().stream()
                .flatMap(iso2 -> Stream.ofNullable(byCountry.get(iso2)))
                .map(country -> CountryTime.of(country, holidays, meeting.startsAt(), meeting.endsAt()))
                .toList();
    }
}

package org.trialbridge.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trialbridge.country.Country;
import org.trialbridge.country.Holidays;

class CountryTimeTest {
    /** A Thursday. */
    private static final MeetingTime NOON_IN_TASHKENT =
            new MeetingTime(LocalDate.of(2021, 2, 4), LocalTime.of(12, 0), ZoneId.of("Asia/Tashkent"), null, 60, null);

    @Test
    void nightIsFromTenToSeven() {
        assertThat(List.of(
                        at("Asia/Tashkent", 60),
                        at("America/Guayaquil", 60),
                        at("Europe/Zurich", 60),
                        at("Asia/Tokyo", 360),
                        at("Asia/Tokyo", 361)))
                .extracting(time -> time.startsAt().toString(), CountryTime::night)
                .containsExactly(
                        tuple("2021-02-04T12:00", false),
                        tuple("2021-02-04T02:00", true),
                        tuple("2021-02-04T08:00", false),
                        tuple("2021-02-04T16:00", false),
                        tuple("2021-02-04T16:00", true));
    }

    @Test
    void theWeekendIsTheCountrysOwn() {
        Country afghanistan = new Country("AF", ZoneId.of("Asia/Kabul"), List.of(4, 5));
        Country uzbekistan = new Country("UZ", ZoneId.of("Asia/Tashkent"), List.of(6, 7));

        assertThat(CountryTime.of(afghanistan, Holidays.NONE, NOON_IN_TASHKENT).weekend())
                .isTrue();
        assertThat(CountryTime.of(uzbekistan, Holidays.NONE, NOON_IN_TASHKENT).weekend())
                .isFalse();
    }

    private static CountryTime at(String zone, int minutes) {
        MeetingTime when = new MeetingTime(
                NOON_IN_TASHKENT.date(), NOON_IN_TASHKENT.time(), NOON_IN_TASHKENT.zone(), null, minutes, null);
        return CountryTime.of(new Country("XX", ZoneId.of(zone), List.of(6, 7)), Holidays.NONE, when);
    }
}

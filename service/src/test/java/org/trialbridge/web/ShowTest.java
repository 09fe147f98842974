package org.trialbridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ShowTest {
    private final Show show = Show.INSTANCE;

    @Test
    void datesAreShownWithTheNameOfTheMonth() {
        LocalDate date = LocalDate.of(2021, 2, 5);

        assertThat(show.date(date)).isEqualTo("5 Feb 2021");
        assertThat(show.weekday(date)).isEqualTo("Fri 5 Feb 2021");
        assertThat(show.distance(date, LocalDate.of(2021, 2, 6))).isEqualTo("in 1 day");
        assertThat(show.distance(date, LocalDate.of(2021, 1, 30))).isEqualTo("6 days ago");
    }

    @Test
    void anInstantIsShownWithItsZoneAndOffset() {
        Instant instant = Instant.parse("2021-02-05T09:30:00Z");

        assertThat(show.instant(instant)).isEqualTo("5 Feb 2021, 09:30 UTC");
        assertThat(show.instant(instant, ZoneId.of("Asia/Tashkent"))).isEqualTo("5 Feb 2021, 14:30 Tashkent (UTC+5)");
        assertThat(show.offset(instant, ZoneId.of("Asia/Kolkata"))).isEqualTo("UTC+5:30");
        assertThat(show.offset(instant, ZoneId.of("America/Guayaquil"))).isEqualTo("UTC-5");
        assertThat(show.offset(instant, ZoneId.of("Africa/Accra"))).isEqualTo("UTC");
    }

    @Test
    void numbersAreGroupedAndWhatIsMissingIsNotZero() {
        assertThat(show.number(28500)).isEqualTo("28\u202f500");
        assertThat(show.number(-1234567)).isEqualTo("-1\u202f234\u202f567");
        assertThat(show.number(-123)).isEqualTo("-123");
        assertThat(show.count(0)).isEqualTo("0");
        assertThat(show.count(null)).isEqualTo("n.r.");
        assertThat(show.number(null)).isEqualTo("–");
    }

    @Test
    void aChangeIsShownOnlyBetweenTwoReports() {
        assertThat(show.change(5412, 5400)).isEqualTo("+12");
        assertThat(show.change(6965, 7000)).isEqualTo("−35");
        assertThat(show.change(3, 3)).isEqualTo("±0");
        assertThat(show.change(3, null)).isEmpty();
    }

    @Test
    void namesAreShownInWords() {
        assertThat(show.label("RECRUITMENT_CLOSED")).isEqualTo("Recruitment closed");
        assertThat(show.label("MOU")).isEqualTo("MOU");
        assertThat(show.country("UZ")).isEqualTo("Uzbekistan");
        assertThat(show.language("ru")).isEqualTo("Russian");
        assertThat(show.field("periodEnd")).isEqualTo("Period end");
        assertThat(show.field("attendance/1/person")).isEqualTo("Attendance 2, person");
    }
}

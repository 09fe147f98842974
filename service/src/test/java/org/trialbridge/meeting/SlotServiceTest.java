package org.trialbridge.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.country.HolidayInput;
import org.trialbridge.country.HolidayService;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;

class SlotServiceTest {
    private static final Actor SECRETARY = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    /** A Sunday evening in Shanghai. */
    private static final Instant NOW = Instant.parse("2027-03-07T12:00:00Z");

    private static final LocalDate MONDAY = LocalDate.of(2027, 3, 8);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private SlotService slots;

    @BeforeEach
    void threeCountries() {
        slots = new SlotService(db.database(), Clock.fixed(NOW, ZoneOffset.UTC));
        given.trial("ZF2001-III");
        given.country("ZF2001-III", "UZ");
        given.country("ZF2001-III", "PK");
        given.country("ZF2001-III", "EC");
    }

    @Test
    void twoNeighboursMeetInTheirWorkingHours() {
        List<Slot> best = slots.best(SECRETARY, "ZF2001-III", List.of("UZ", "PK"), SHANGHAI, 60);

        assertThat(best).hasSize(12).allMatch(Slot::isEasy);
        assertThat(best.get(0).when())
                .isEqualTo(new MeetingTime(MONDAY, LocalTime.of(12, 0), SHANGHAI, null, 60, null));
        assertThat(best.get(0).times())
                .extracting(time -> time.country() + " " + time.startsAt())
                .containsExactly("PK 2027-03-08T09:00", "UZ 2027-03-08T09:00");
    }

    @Test
    void aWebinarOverTheOceanAsksLeastOfTheOneForWhomItIsHardest() {
        List<Slot> best = slots.best(SECRETARY, "ZF2001-III", List.of("EC", "UZ"), SHANGHAI, 60);

        // Quito is ten hours behind Tashkent: 7 and 17, or 18 and 8; the same two hours from work for nobody else
        assertThat(best.get(0)).returns(false, Slot::isEasy);
        assertThat(best.get(0).times())
                .extracting(time -> time.country() + " " + time.startsAt())
                .containsExactly("EC 2027-03-08T07:30", "UZ 2027-03-08T17:30");
        assertThat(best).allSatisfy(slot -> assertThat(slot.times()).noneMatch(CountryTime::weekend));
    }

    @Test
    void weekendsAndHolidaysOfOneOfThemComeLast() {
        HolidayService holidays = new HolidayService(db.database(), Clock.fixed(NOW, ZoneOffset.UTC));
        for (int day = 8; day <= 12; day++) {
            holidays.add(SECRETARY, "UZ", new HolidayInput(LocalDate.of(2027, 3, day), "Harvest " + day));
        }

        List<Slot> best = slots.best(SECRETARY, "ZF2001-III", List.of("PK", "UZ"), SHANGHAI, 60);

        assertThat(best.get(0).when().date()).isEqualTo(LocalDate.of(2027, 3, 15));
        assertThat(best)
                .allSatisfy(
                        slot -> assertThat(slot.times()).noneMatch(time -> time.weekend() || time.holiday() != null));
    }

    @Test
    void hoursThatTheClockLeavesOutOrShowsTwiceAreNotOffered() {
        ZoneId zurich = ZoneId.of("Europe/Zurich");
        SlotService inMarch =
                new SlotService(db.database(), Clock.fixed(Instant.parse("2027-03-27T12:00:00Z"), ZoneOffset.UTC));

        List<Slot> best = inMarch.best(SECRETARY, "ZF2001-III", List.of("EC"), zurich, 30);

        assertThat(best).hasSize(12);
        assertThat(best.get(0).when().date()).isAfter(LocalDate.of(2027, 3, 28));
    }

    @Test
    void whatIsMissingIsSaidAtItsField() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> slots.best(SECRETARY, "ZF2001-III", List.of("CL"), null, 0))
                .satisfies(problem -> assertThat(problem.errors())
                        .extracting(FieldError::field, FieldError::message)
                        .containsExactly(
                                tuple("countries", "Choose countries of the trial only."),
                                tuple("zone", "Enter a value."),
                                tuple("durationMinutes", "Enter how long it lasts: 1 to 600 minutes.")));
    }

    @Test
    void onlyWhoPlansMeetingsOfTheTrialFindsTimes() {
        Actor leader = Given.actor(Role.LEADERSHIP, Place.EVERYTHING);

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> slots.best(leader, "ZF2001-III", List.of("EC"), SHANGHAI, 60))
                .returns(Problem.Kind.FORBIDDEN, Problem::kind);
    }
}

package org.trialbridge.country;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;

class HolidayServiceTest {
    private static final Actor SECRETARY = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);
    private static final LocalDate NOWRUZ = LocalDate.of(2027, 3, 21);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private HolidayService holidays;

    @BeforeEach
    void inJanuary() {
        holidays =
                new HolidayService(db.database(), Clock.fixed(Instant.parse("2026-12-31T20:00:00Z"), ZoneOffset.UTC));
    }

    @Test
    void theLibraryKnowsTheHolidaysOfEcuadorAndPeopleEnterThoseOfUzbekistan() {
        Holiday nowruz = holidays.add(SECRETARY, "UZ", new HolidayInput(NOWRUZ, " Nowruz "));

        assertThat(holidays.year(SECRETARY, "EC", 2027).covered()).isTrue();
        assertThat(holidays.year(SECRETARY, "EC", 2027).holidays())
                .contains(new Holiday(null, "EC", LocalDate.of(2027, 12, 25), "Christmas"));
        assertThat(holidays.year(SECRETARY, "UZ", 2027).covered()).isFalse();
        assertThat(holidays.year(SECRETARY, "UZ", null)).isEqualTo(new HolidayYear("UZ", 2027, false, List.of(nowruz)));
        assertThat(nowruz).returns("Nowruz", Holiday::name).returns(NOWRUZ, Holiday::on);
        assertThat(holidays.year(SECRETARY, "UZ", 2028).holidays()).isEmpty();
    }

    @Test
    void aDayThatTheLibraryLeavesOutStandsAmongItsOwn() {
        holidays.add(SECRETARY, "EC", new HolidayInput(LocalDate.of(2027, 2, 17), "Day of the vaccine"));

        assertThat(holidays.year(SECRETARY, "EC", 2027).holidays())
                .extracting(Holiday::on, Holiday::name)
                .contains(tuple(LocalDate.of(2027, 2, 17), "Day of the vaccine"))
                .isSortedAccordingTo((one, other) -> ((LocalDate) one.toList().get(0))
                        .compareTo((LocalDate) other.toList().get(0)));
    }

    @Test
    void aDayIsEnteredOnceAndWithAName() {
        holidays.add(SECRETARY, "UZ", new HolidayInput(NOWRUZ, "Nowruz"));

        assertRefused(
                "UZ",
                new HolidayInput(NOWRUZ, "New year"),
                "on: Enter another day: this one is a holiday already (Nowruz).");
        assertRefused(
                "EC",
                new HolidayInput(LocalDate.of(2027, 12, 25), "Christmas"),
                "on: Enter another day: this one is a holiday already (Christmas).");
        assertRefused("UZ", new HolidayInput(null, " "), "on: Enter a value.", "name: Enter a text.");
        assertRefused("UZ", new HolidayInput(LocalDate.of(1969, 12, 31), "Eve"), "on: Enter a day from 1970 to 2150.");
        assertRefused("TR", new HolidayInput(LocalDate.of(9999, 1, 1), "End"), "on: Enter a day from 1970 to 2150.");
        assertThat(holidays.year(SECRETARY, "TR", 1970).holidays()).isNotEmpty();
        assertThat(holidays.year(SECRETARY, "TR", 2150).holidays()).isNotEmpty();
    }

    @Test
    void onlyWhatSomebodyEnteredIsRemoved() {
        Holiday nowruz = holidays.add(SECRETARY, "UZ", new HolidayInput(NOWRUZ, "Nowruz"));
        long id = nowruz.id() == null ? -1 : nowruz.id();

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> holidays.remove(SECRETARY, "PK", id))
                .returns(Problem.Kind.NOT_FOUND, Problem::kind);
        assertThat(holidays.remove(SECRETARY, "UZ", id)).isTrue();

        assertThat(holidays.year(SECRETARY, "UZ", 2027).holidays()).isEmpty();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> holidays.remove(SECRETARY, "UZ", id))
                .returns(Problem.Kind.NOT_FOUND, Problem::kind);
    }

    @Test
    void everybodyWhoReadsATrialReadsThemAndWhoPlansMeetingsEntersThem() {
        Actor leader = Given.actor(Role.LEADERSHIP, Place.trial(7));
        Actor contact = Given.actor(Role.SITE_CONTACT, Place.EVERYTHING);

        assertThat(holidays.year(leader, "EC", 2027).holidays()).isNotEmpty();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> holidays.add(leader, "UZ", new HolidayInput(NOWRUZ, "Nowruz")))
                .returns(Problem.Kind.FORBIDDEN, Problem::kind);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> holidays.year(contact, "EC", 2027))
                .returns(Problem.Kind.FORBIDDEN, Problem::kind);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> holidays.year(leader, "QQ", 2027))
                .returns(Problem.Kind.NOT_FOUND, Problem::kind);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> holidays.year(leader, "EC", 1066))
                .returns(Problem.Kind.INVALID, Problem::kind);
    }

    @Test
    void aSpanOverTheTurnOfTheYearKnowsBothYears() {
        holidays.add(SECRETARY, "UZ", new HolidayInput(LocalDate.of(2027, 1, 14), "Defenders' day"));

        List<String> codes = List.of("EC", "UZ");
        LocalDate from = LocalDate.of(2026, 12, 20);
        LocalDate to = LocalDate.of(2027, 1, 20);
        Holidays found = Holidays.of(
                codes,
                from,
                to,
                db.database().read(tx -> tx.dao(HolidayDao.class).between(codes, from, to)));

        assertThat(found.name("EC", LocalDate.of(2026, 12, 25))).isEqualTo("Christmas");
        assertThat(found.name("EC", LocalDate.of(2027, 1, 1))).isEqualTo("New Year's Day");
        assertThat(found.name("UZ", LocalDate.of(2027, 1, 14))).isEqualTo("Defenders' day");
        assertThat(found.name("UZ", LocalDate.of(2027, 1, 1))).isNull();
        assertThat(found.name("PK", LocalDate.of(2027, 1, 14))).isNull();
    }

    private void assertRefused(String iso2, HolidayInput input, String... errors) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> holidays.add(SECRETARY, iso2, input))
                .satisfies(problem -> assertThat(problem.errors())
                        .extracting(HolidayServiceTest::line)
                        .containsExactly(errors));
    }

    private static String line(FieldError error) {
        return error.field() + ": " + error.message();
    }
}

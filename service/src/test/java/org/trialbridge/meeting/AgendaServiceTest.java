package org.trialbridge.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
import org.trialbridge.trial.Participation;

class AgendaServiceTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-02-05T09:00:00Z"), ZoneOffset.UTC);
    private static final Actor SECRETARY = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);
    private static final AgendaMoveInput UP = new AgendaMoveInput(-1);
    private static final AgendaMoveInput DOWN = new AgendaMoveInput(1);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private AgendaService agendas;
    private Participation uzbekistan;
    private long academy;
    private long meeting;

    @BeforeEach
    void aWebinarOfNinetyMinutes() {
        agendas = new AgendaService(db.database());
        given.trial("ZF2001-III");
        uzbekistan = given.country("ZF2001-III", "UZ");
        given.country("ZF2001-III", "EC");
        academy = given.insert(
                "insert into institution (name, kind, country_iso2) values ('Academy', 'ACADEMY', 'UZ') returning id",
                Map.of());
        meeting = new MeetingService(db.database(), CLOCK).log(SECRETARY, Inputs.held("UZ", "EC"));
    }

    @Test
    void itemsStartOneAfterTheOtherWhereTheMeetingIsHostedAndForEachDelegation() {
        agendas.add(SECRETARY, meeting, item("Welcome", 10));
        agendas.add(SECRETARY, meeting, item("Protocol", 45));

        Agenda agenda = agendas.get(SECRETARY, meeting);

        assertThat(agenda.items())
                .extracting(
                        line -> line.item().title(),
                        line -> line.startsAt().toString(),
                        line -> line.localStart().toString())
                .containsExactly(
                        tuple("Welcome", "2021-01-20T09:30:00Z", "2021-01-20T14:30"),
                        tuple("Protocol", "2021-01-20T09:40:00Z", "2021-01-20T14:40"));
        assertThat(agenda.items().get(1).localTimes())
                .extracting(
                        Agenda.LocalStart::country, start -> start.startsAt().toString())
                .containsExactlyInAnyOrder(tuple("UZ", "2021-01-20T14:40"), tuple("EC", "2021-01-20T04:40"));
        assertThat(agenda).returns(55, Agenda::plannedMinutes).returns(0, Agenda::minutesTooLong);
    }

    @Test
    void anAgendaThatDoesNotFitSaysByHowMuch() {
        agendas.add(SECRETARY, meeting, item("Protocol", 60));
        agendas.add(SECRETARY, meeting, item("Questions", 35));

        assertThat(agendas.get(SECRETARY, meeting)).returns(5, Agenda::minutesTooLong);
    }

    @Test
    void aPresenterIsAPersonOfTheDirectoryOrANameWithAnInstitution() {
        long saida = person("Saida");

        AgendaItem named =
                agendas.add(SECRETARY, meeting, new AgendaItemInput("Safety", 20, "Dr. <i>Omar</i>", null, academy));
        AgendaItem listed = agendas.add(SECRETARY, meeting, new AgendaItemInput("Supply", 15, null, saida, academy));

        assertThat(named).returns("Dr. <i>Omar</i>", AgendaItem::presenter).returns("Academy", AgendaItem::institution);
        assertThat(listed).returns("Saida", AgendaItem::presenter).returns(saida, AgendaItem::presenterPersonId);
        assertThat(fields(() -> agendas.add(SECRETARY, meeting, new AgendaItemInput("Both", 15, "Omar", saida, null))))
                .containsExactly("presenter");
        assertThat(fields(() -> agendas.add(SECRETARY, meeting, new AgendaItemInput("", 0, null, 404L, 404L))))
                .containsExactly("title", "minutes", "presenterPersonId", "presenterInstitutionId");
    }

    @Test
    void theNameOfAPresenterIsNotInTheTrail() {
        agendas.add(SECRETARY, meeting, new AgendaItemInput("Safety", 20, "Dr. Secret", null, academy));

        long told = db.query(handle -> handle.createQuery(
                        "select count(*) from change where coalesce(after::text, '') like '%Dr. Secret%'")
                .mapTo(Long.class)
                .one());
        assertThat(told).isZero();
    }

    @Test
    void itemsMoveUpAndDownAndOverTheEndsNot() {
        long first = agendas.add(SECRETARY, meeting, item("First", 10)).id();
        agendas.add(SECRETARY, meeting, item("Second", 20));
        long third = agendas.add(SECRETARY, meeting, item("Third", 30)).id();

        agendas.move(SECRETARY, meeting, third, UP);
        agendas.move(SECRETARY, meeting, first, UP);
        agendas.move(SECRETARY, meeting, first, DOWN);

        assertThat(titles()).containsExactly("Third", "First", "Second");
        assertThat(fields(() -> agendas.move(SECRETARY, meeting, first, new AgendaMoveInput(7))))
                .containsExactly("by");
    }

    @Test
    void anItemIsChangedByItsVersionAndTakenOffWithoutAGap() {
        long first = agendas.add(SECRETARY, meeting, item("First", 10)).id();
        long second = agendas.add(SECRETARY, meeting, new AgendaItemInput("Second", 20, "Omar", null, academy))
                .id();
        agendas.add(SECRETARY, meeting, item("Third", 30));

        assertThat(agendas.change(SECRETARY, meeting, second, 1, item("Second, shorter", 5)))
                .returns(2, AgendaItem::version)
                .returns(5, AgendaItem::minutes)
                .returns(null, AgendaItem::presenter)
                .returns(2, AgendaItem::position);
        assertThat(declined(() -> agendas.change(SECRETARY, meeting, second, 1, item("Late", 6))))
                .isEqualTo(Problem.Kind.STALE);
        agendas.remove(SECRETARY, meeting, first);

        assertThat(agendas.get(SECRETARY, meeting).items())
                .extracting(line -> line.item().position(), line -> line.item().title())
                .containsExactly(tuple(1, "Second, shorter"), tuple(2, "Third"));
        assertThat(declined(() -> agendas.remove(SECRETARY, meeting, first))).isEqualTo(Problem.Kind.NOT_FOUND);
    }

    @Test
    void theNextMeetingTakesTheAgendaOverWithItsPresenters() {
        agendas.add(SECRETARY, meeting, item("Welcome", 10));
        agendas.add(SECRETARY, meeting, new AgendaItemInput("Safety", 20, "Omar", null, academy));
        NextMeetingInput input = new NextMeetingInput(
                "Calls", null, null, LocalDate.of(2021, 3, 1), null, null, null, null, null, null, null, null);

        long next = new NextMeetingService(db.database(), CLOCK).plan(SECRETARY, meeting, input);

        assertThat(agendas.get(SECRETARY, next).items())
                .extracting(
                        line -> line.item().title(),
                        line -> line.item().presenter(),
                        line -> line.startsAt().toString())
                .containsExactly(
                        tuple("Welcome", null, "2021-03-01T09:30:00Z"),
                        tuple("Safety", "Omar", "2021-03-01T09:40:00Z"));
    }

    @Test
    void whoSeesTheMeetingReadsItsAgendaAndOnlyTheSecretariatChangesIt() {
        long id = agendas.add(SECRETARY, meeting, item("Welcome", 10)).id();
        Actor coordinator = Given.actor(Role.COUNTRY_COORDINATOR, uzbekistan.place());
        Actor stranger = Given.actor(Role.SECRETARIAT, Place.trial(given.trial("OTHER")));

        assertThat(agendas.get(coordinator, meeting).items()).hasSize(1);
        assertThat(declined(() -> agendas.add(coordinator, meeting, item("Mine", 5))))
                .isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(declined(() -> agendas.move(coordinator, meeting, id, UP))).isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(declined(() -> agendas.remove(coordinator, meeting, id))).isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(declined(() -> agendas.get(stranger, meeting))).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(declined(() -> agendas.change(stranger, meeting, id, 1, item("Mine", 5))))
                .isEqualTo(Problem.Kind.NOT_FOUND);
    }

    private List<String> titles() {
        return agendas.get(SECRETARY, meeting).items().stream()
                .map(line -> line.item().title())
                .toList();
    }

    private long person(String name) {
        long id = given.insert("insert into person (zone) values ('Asia/Tashkent') returning id", Map.of());
        return given.insert(
                "insert into person_private (id, name) values (:id, :name) returning id",
                Map.of("id", id, "name", name));
    }

    private static AgendaItemInput item(@Nullable String title, int minutes) {
        return new AgendaItemInput(title, minutes, null, null, null);
    }

    private static Problem.Kind declined(Runnable work) {
        return catchThrowableOfType(Problem.class, work::run).kind();
    }

    private static List<String> fields(Runnable work) {
        return catchThrowableOfType(Problem.class, work::run).errors().stream()
                .map(FieldError::field)
                .toList();
    }
}

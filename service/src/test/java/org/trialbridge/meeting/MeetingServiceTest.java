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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.action.ActionItem;
import org.trialbridge.db.Window;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;

class MeetingServiceTest {
    private static final Instant NOW = Instant.parse("2021-02-05T09:00:00Z");
    private static final MeetingFilter ALL = new MeetingFilter(null, null, null, null, null);
    private static final Actor SECRETARY = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private MeetingService meetings;
    private long trialId;
    private Participation uzbekistan;
    private Participation ghana;
    private long academy;

    @BeforeEach
    void aTrialInTwoCountries() {
        meetings = new MeetingService(db.database(), Clock.fixed(NOW, ZoneOffset.UTC));
        trialId = given.trial("ZF2001-III");
        uzbekistan = given.country("ZF2001-III", "UZ");
        ghana = given.country("ZF2001-III", "GH");
        academy = given.insert(
                "insert into institution (name, kind, country_iso2) values ('Academy', 'ACADEMY', 'UZ') returning id",
                Map.of());
    }

    @Test
    void aWholeWebinarIsLoggedAtOnce() {
        long id = meetings.log(SECRETARY, whole());

        MeetingDetails logged = meetings.get(SECRETARY, id);
        assertThat(logged.meeting())
                .returns(1, Meeting::number)
                .returns("Bridging season", Meeting::series)
                .returns("Meet the sponsor", Meeting::title)
                .returns("https://meet.example/room-7", Meeting::link)
                .returns(List.of("en", "ru"), Meeting::languages)
                .returns(true, Meeting::illustrative)
                .returns(List.of("ZF2001-III"), Meeting::trials)
                .returns(List.of("GH", "UZ"), Meeting::countries);
        assertThat(logged.meeting().when().startsAt()).isEqualTo("2021-01-20T09:30:00Z");
        assertThat(logged.attendance())
                .extracting(Attendance::institution, Attendance::country, Attendance::delegates, Attendance::status)
                .containsExactly(tuple("Academy", "UZ", 4, Attendance.Status.ATTENDED));
        assertThat(logged.attendance().get(0).name()).isEqualTo("Dr. A. Delegate");
        assertThat(logged.decisions())
                .extracting(Decision::text, Decision::countries, Decision::decidedOn, Decision::status)
                .containsExactly(
                        tuple("Share the protocol", List.of("UZ"), LocalDate.of(2021, 1, 20), Decision.Status.AGREED));
        assertThat(logged.actions())
                .extracting(ActionItem::text, ActionItem::country, ActionItem::owner, ActionItem::overdue)
                .containsExactly(tuple("Send the protocol", "UZ", "Academy", true));
        assertThat(logged.localTimes())
                .extracting(CountryTime::country, time -> time.startsAt().toString())
                .containsExactly(tuple("GH", "2021-01-20T09:30"), tuple("UZ", "2021-01-20T14:30"));
        assertThat(meetings.list(SECRETARY, ALL, MeetingService.USUAL, Window.FIRST)
                        .items())
                .extracting(MeetingLine::attended, MeetingLine::decisions, MeetingLine::actions)
                .containsExactly(tuple(4, 1, 1));
    }

    @Test
    void oneWrongRowAndNothingIsStored() {
        MeetingInput input = Inputs.with(
                whole(), null, List.of(Inputs.decision("Share", "UZ"), Inputs.decision("", "UZ")), whole().actions());

        Problem problem = catchThrowableOfType(Problem.class, () -> meetings.log(SECRETARY, input));

        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("decisions/1/text");
        assertThat(rows("meeting")
                        + rows("decision")
                        + rows("action_item")
                        + rows("audit_entry where action like 'meeting%'"))
                .isZero();
    }

    @Test
    void aMeetingIsSeenByWhoeverSeesOneOfItsCountries() {
        long both = meetings.log(SECRETARY, Inputs.held("UZ", "GH"));
        long ghanaOnly = meetings.log(SECRETARY, Inputs.held("GH"));
        long whole = meetings.log(SECRETARY, Inputs.held());
        Actor coordinator = Given.actor(Role.COUNTRY_COORDINATOR, uzbekistan.place());
        Actor leadership = Given.actor(Role.LEADERSHIP, Place.trial(trialId));

        assertThat(meetings.list(coordinator, ALL, MeetingService.USUAL, Window.FIRST)
                        .items())
                .extracting(MeetingLine::id)
                .containsExactly(both);
        assertThat(meetings.list(leadership, ALL, MeetingService.USUAL, Window.FIRST)
                        .items())
                .extracting(MeetingLine::id)
                .containsExactly(whole, ghanaOnly, both);
        assertThat(meetings.get(coordinator, both).meeting().number()).isEqualTo(1);
        assertThat(declined(() -> meetings.get(coordinator, ghanaOnly))).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(declined(() -> meetings.get(coordinator, whole))).isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(declined(() -> meetings.get(coordinator, 404))).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(declined(() -> meetings.get(Given.actor(Role.ADMINISTRATOR, Place.EVERYTHING), both)))
                .isEqualTo(Problem.Kind.FORBIDDEN);
    }

    @Test
    void anotherTrialsMeetingsDoNotExist() {
        long id = meetings.log(SECRETARY, Inputs.held("UZ"));
        Actor stranger = Given.actor(Role.SECRETARIAT, Place.trial(given.trial("OTHER")));

        assertThat(declined(() -> meetings.get(stranger, id))).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(declined(() -> meetings.change(stranger, id, 1, Inputs.held("UZ"))))
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(meetings.list(stranger, ALL, MeetingService.USUAL, Window.FIRST)
                        .items())
                .isEmpty();
        assertThat(catchThrowableOfType(Problem.class, () -> meetings.log(stranger, Inputs.held()))
                        .errors())
                .extracting(FieldError::field)
                .containsExactly("trials");
    }

    @Test
    void onlyTheSecretariatOfTheTrialChangesAMeeting() {
        long id = meetings.log(SECRETARY, Inputs.held("UZ"));
        Actor coordinator = Given.actor(Role.COUNTRY_COORDINATOR, uzbekistan.place());
        Actor countrySecretary = Given.actor(Role.SECRETARIAT, uzbekistan.place());

        assertThat(declined(() -> meetings.log(coordinator, Inputs.held("UZ")))).isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(declined(() -> meetings.change(coordinator, id, 1, Inputs.held("UZ"))))
                .isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(declined(() -> meetings.log(countrySecretary, Inputs.held("UZ"))))
                .isEqualTo(Problem.Kind.FORBIDDEN);
    }

    @Test
    void theLinkIsForThoseWhoJoin() {
        long id = meetings.log(SECRETARY, Inputs.held("UZ"));
        Actor coordinator = Given.actor(Role.COUNTRY_COORDINATOR, uzbekistan.place());
        Actor leadership = Given.actor(Role.LEADERSHIP, Place.trial(trialId));

        assertThat(meetings.get(coordinator, id).meeting().link()).isEqualTo("https://meet.example/room-7");
        assertThat(meetings.get(leadership, id).meeting().link()).isNull();
    }

    @Test
    void aChangeNeedsTheVersionThatIsThere() {
        long id = meetings.log(SECRETARY, Inputs.held("UZ"));

        int version = meetings.change(SECRETARY, id, 1, Inputs.titled(Inputs.held("GH"), "Renamed", null));

        assertThat(version).isEqualTo(2);
        assertThat(meetings.get(SECRETARY, id).meeting())
                .returns("Renamed", Meeting::title)
                .returns(List.of("GH"), Meeting::countries)
                .returns(2, Meeting::version);
        assertThat(declined(() -> meetings.change(SECRETARY, id, 1, Inputs.held("UZ"))))
                .isEqualTo(Problem.Kind.STALE);
    }

    @Test
    void whatHappenedIsNotTakenBack() {
        long id = meetings.log(SECRETARY, whole());
        MeetingInput planned =
                Inputs.meeting(Meeting.Status.CANCELLED, LocalDate.of(2021, 1, 20), "Asia/Tashkent", null, "UZ");

        Problem problem = catchThrowableOfType(Problem.class, () -> meetings.change(SECRETARY, id, 1, planned));

        assertThat(problem.errors())
                .extracting(FieldError::message)
                .containsExactly("Choose Held: people attended this meeting or agreed on something.");
    }

    @Test
    void numbersRunPerKindAlsoWhenManyLogAtOnce() throws Exception {
        List<Callable<Long>> logs = IntStream.range(0, 12)
                .<Callable<Long>>mapToObj(i -> () -> meetings.log(SECRETARY, Inputs.held("UZ")))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(6);

        List<Future<Long>> logged = threads.invokeAll(logs);
        threads.shutdown();

        for (Future<Long> each : logged) {
            assertThat(each.get()).isPositive();
        }
        assertThat(meetings.list(SECRETARY, ALL, MeetingService.USUAL, Window.FIRST)
                        .items())
                .extracting(MeetingLine::number)
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    }

    @Test
    void aListIsFilteredAndComesInParts() {
        meetings.log(SECRETARY, Inputs.held("UZ"));
        meetings.log(SECRETARY, Inputs.titled(Inputs.held("GH"), "100% of <b>Ghana</b>", null));
        meetings.log(
                SECRETARY,
                Inputs.meeting(Meeting.Status.SCHEDULED, LocalDate.of(2021, 3, 1), "Africa/Accra", null, "GH"));

        assertThat(numbers(new MeetingFilter("ZF2001-III", "GH", Meeting.Kind.BRIDGING_WEBINAR, null, null)))
                .containsExactly(3, 2);
        assertThat(numbers(new MeetingFilter(null, null, null, Meeting.Status.HELD, null)))
                .containsExactly(2, 1);
        assertThat(numbers(new MeetingFilter(null, null, null, null, "100% OF <B>")))
                .containsExactly(2);
        assertThat(numbers(new MeetingFilter("NONE", null, null, null, null))).isEmpty();
        var first = meetings.list(SECRETARY, ALL, MeetingService.USUAL, new Window(2, null));
        assertThat(first.items()).extracting(MeetingLine::number).containsExactly(3, 2);
        assertThat(meetings.list(SECRETARY, ALL, MeetingService.USUAL, new Window(2, first.next()))
                        .items())
                .extracting(MeetingLine::number)
                .containsExactly(1);
        assertThat(catchThrowableOfType(
                                Problem.class,
                                () -> meetings.list(
                                        SECRETARY, ALL, MeetingService.USUAL, new Window(2, "nonsense'; --")))
                        .kind())
                .isEqualTo(Problem.Kind.MALFORMED);
    }

    @Test
    void whatAMeetingLedToIsShownAsFarAsItCanBeSeen() {
        long id = meetings.log(SECRETARY, whole());
        long decision = meetings.get(SECRETARY, id).decisions().get(0).id();
        given.insert("""
                with moved as (
                    insert into stage_change (trial_id, participation_id, from_stage, to_stage, effective_on, reason_code,
                                              reason, entry_id)
                    values (:trialId, :participationId, 'IDENTIFIED', 'BRIDGING', '2021-01-21', 'PROGRESS', 'met',
                            current_setting('trialbridge.entry')::bigint)
                    returning id)
                insert into stage_evidence (trial_id, stage_change_id, kind, decision_id, entry_id)
                select :trialId, id, 'DECISION', :decision, current_setting('trialbridge.entry')::bigint from moved
                returning id
                """, Map.of("trialId", trialId, "participationId", uzbekistan.id(), "decision", decision));

        assertThat(meetings.get(SECRETARY, id).ledTo())
                .extracting(LedTo::country, led -> led.toStage().name(), LedTo::decisionId)
                .containsExactly(tuple("UZ", "BRIDGING", decision));
        assertThat(meetings.get(Given.actor(Role.COUNTRY_COORDINATOR, ghana.place()), id)
                        .ledTo())
                .isEmpty();
    }

    private MeetingInput whole() {
        return Inputs.with(
                Inputs.held("UZ", "GH"),
                List.of(new AttendanceInput(
                        null, academy, null, 4, Attendance.Role.SPEAKER, null, "Dr. A. Delegate", null)),
                List.of(Inputs.decision("Share the protocol", "UZ")),
                List.of(Inputs.action("UZ", "Send the protocol", academy, LocalDate.of(2021, 2, 4))));
    }

    private List<Integer> numbers(MeetingFilter filter) {
        return meetings.list(SECRETARY, filter, MeetingService.USUAL, Window.FIRST).items().stream()
                .map(MeetingLine::number)
                .toList();
    }

    private long rows(String table) {
        return db.query(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one());
    }

    private static Problem.Kind declined(Runnable call) {
        return catchThrowableOfType(Problem.class, call::run).kind();
    }
}

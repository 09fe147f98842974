package org.trialbridge.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
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
import org.trialbridge.invitation.InvitationLetter;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;

class AttendanceServiceTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-02-05T09:00:00Z"), ZoneOffset.UTC);
    private static final Actor SECRETARY = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private MeetingService meetings;
    private AttendanceService attendance;
    private Participation uzbekistan;
    private long academy;
    private long ministry;

    @BeforeEach
    void aTrial() {
        meetings = new MeetingService(db.database(), CLOCK);
        attendance = new AttendanceService(
                db.database(), new InvitationLetter(URI.create("http://localhost"), "desk@example.org"), CLOCK);
        given.trial("ZF2001-III");
        uzbekistan = given.country("ZF2001-III", "UZ");
        academy = institution("Academy");
        ministry = institution("Ministry");
    }

    @Test
    void aLineIsChangedByItsVersionAndKeepsAnAddressThatIsNotEnteredAgain() {
        long meeting = meetings.log(SECRETARY, planned());
        Attendance line = attendance.add(
                SECRETARY,
                meeting,
                new AttendanceInput(null, academy, null, null, null, null, "Omar", "omar@example.org"));

        Attendance changed = attendance.change(
                SECRETARY,
                meeting,
                line.id(),
                1,
                new AttendanceInput(
                        null, ministry, "UZ", 3, Attendance.Role.SPEAKER, Attendance.Status.ACCEPTED, "Omar K.", null));

        assertThat(changed)
                .returns(2, Attendance::version)
                .returns("Ministry", Attendance::institution)
                .returns(3, Attendance::delegates)
                .returns(Attendance.Role.SPEAKER, Attendance::role)
                .returns(Attendance.Status.ACCEPTED, Attendance::status)
                .returns("Omar K.", Attendance::name);
        assertThat(email(line.id())).isEqualTo("omar@example.org");
        assertThat(declined(() -> attendance.change(SECRETARY, meeting, line.id(), 1, at(academy, null))))
                .isEqualTo(Problem.Kind.STALE);
        attendance.change(SECRETARY, meeting, line.id(), 2, at(academy, null));
        assertThat(email(line.id())).isNull();
    }

    @Test
    void aLineKeepsItsPersonEvenOneWhoWasErased() {
        long saida = given.insert(
                "insert into person (zone, erased_at) values ('Asia/Tashkent', now()) returning id", Map.of());
        long meeting = meetings.log(SECRETARY, planned());
        long line = given.insert(
                "insert into attendance (meeting_id, person_id, role, status) values (:meeting, :person, 'HOST', 'INVITED') returning id",
                Map.of("meeting", meeting, "person", saida));

        Attendance changed = attendance.change(SECRETARY, meeting, line, 1, at(academy, Attendance.Status.DECLINED));

        assertThat(changed)
                .returns(saida, Attendance::personId)
                .returns(Attendance.Status.DECLINED, Attendance::status)
                .returns("Academy", Attendance::institution);
        AttendanceInput somebodyElse = new AttendanceInput(saida + 1, academy, null, null, null, null, null, null);
        assertThat(fields(() -> attendance.change(SECRETARY, meeting, line, 2, somebodyElse)))
                .containsExactly("personId");
    }

    @Test
    void severalAreMarkedAsAttendedAtOnceOnceTheMeetingIsHeld() {
        long planned = meetings.log(SECRETARY, planned());
        long early = attendance.add(SECRETARY, planned, at(academy, null)).id();
        assertThat(declined(() -> attendance.markAttended(SECRETARY, planned, lines(early))))
                .isEqualTo(Problem.Kind.CONFLICT);
        long meeting = meetings.log(SECRETARY, Inputs.held("UZ"));
        long one = attendance
                .add(SECRETARY, meeting, at(academy, Attendance.Status.INVITED))
                .id();
        long two = attendance
                .add(SECRETARY, meeting, at(ministry, Attendance.Status.ACCEPTED))
                .id();
        attendance.add(SECRETARY, meeting, at(ministry, Attendance.Status.DECLINED));
        attendance.add(SECRETARY, meeting, at(academy, Attendance.Status.INVITED));

        assertThat(attendance.markAttended(SECRETARY, meeting, lines(one, two))).isEqualTo(2);
        assertThat(attendance.markAttended(SECRETARY, meeting, lines(one))).isZero();
        assertThat(attendance.list(SECRETARY, meeting).items())
                .extracting(Attendance::status, Attendance::version)
                .containsExactlyInAnyOrder(
                        tuple(Attendance.Status.ATTENDED, 2),
                        tuple(Attendance.Status.ATTENDED, 2),
                        tuple(Attendance.Status.DECLINED, 1),
                        tuple(Attendance.Status.INVITED, 1));
        assertThat(attendance.markAttended(SECRETARY, meeting, new AttendedInput(null, true)))
                .isEqualTo(1);
        assertThat(declined(() -> attendance.markAttended(SECRETARY, meeting, lines(early))))
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(declined(() -> attendance.markAttended(SECRETARY, meeting, lines())))
                .isEqualTo(Problem.Kind.INVALID);
    }

    @Test
    void onlyTheSecretariatChangesLines() {
        long meeting = meetings.log(SECRETARY, Inputs.held("UZ"));
        long line = attendance.add(SECRETARY, meeting, at(academy, null)).id();
        Actor coordinator = Given.actor(Role.COUNTRY_COORDINATOR, uzbekistan.place());
        Actor stranger = Given.actor(Role.SECRETARIAT, Place.trial(given.trial("OTHER")));

        assertThat(declined(() -> attendance.change(coordinator, meeting, line, 1, at(ministry, null))))
                .isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(declined(() -> attendance.markAttended(coordinator, meeting, lines(line))))
                .isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(declined(() -> attendance.change(stranger, meeting, line, 1, at(ministry, null))))
                .isEqualTo(Problem.Kind.NOT_FOUND);
    }

    private static MeetingInput planned() {
        return Inputs.meeting(Meeting.Status.SCHEDULED, LocalDate.of(2021, 3, 3), "Asia/Tashkent", null, "UZ");
    }

    private static AttendanceInput at(long institution, Attendance.@Nullable Status status) {
        return new AttendanceInput(null, institution, null, null, null, status, null, null);
    }

    private static AttendedInput lines(Long... ids) {
        return new AttendedInput(List.of(ids), null);
    }

    private long institution(String name) {
        return given.insert(
                "insert into institution (name, kind, country_iso2) values (:name, 'ACADEMY', 'UZ') returning id",
                Map.of("name", name));
    }

    private @Nullable String email(long line) {
        return db.query(handle -> handle.createQuery("select email from attendance_private where id = :id")
                .bind("id", line)
                .mapTo(String.class)
                .findFirst()
                .orElse(null));
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

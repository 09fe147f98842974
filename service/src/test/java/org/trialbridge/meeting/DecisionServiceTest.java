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

class DecisionServiceTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2021-02-05T20:30:00Z"), ZoneOffset.UTC);
    private static final Actor SECRETARY = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private DecisionService decisions;
    private AttendanceService attendance;
    private Participation uzbekistan;
    private long earlier;
    private long later;

    @BeforeEach
    void twoWebinars() {
        decisions = new DecisionService(db.database(), NOW);
        attendance = new AttendanceService(
                db.database(),
                new InvitationLetter(URI.create("https://trials.example"), "trials@example.org"),
                Clock.systemUTC());
        given.trial("ZF2001-III");
        uzbekistan = given.country("ZF2001-III", "UZ");
        MeetingService meetings = new MeetingService(db.database(), NOW);
        earlier = meetings.log(SECRETARY, Inputs.held("UZ"));
        later = meetings.log(SECRETARY, Inputs.held("UZ"));
    }

    @Test
    void aLaterDecisionTakesThePlaceOfAnEarlierOne() {
        Decision first = decisions.add(SECRETARY, earlier, Inputs.decision("Start in March", "UZ"));

        Decision second = decisions.add(
                SECRETARY,
                later,
                new DecisionInput("Start in April", List.of("UZ"), LocalDate.of(2021, 2, 6), null, first.id()));

        assertThat(second)
                .returns(first.id(), Decision::supersedesId)
                .returns(Decision.Status.AGREED, Decision::status);
        assertThat(decisions.list(SECRETARY, earlier).items())
                .extracting(Decision::status, Decision::supersededById, Decision::version)
                .containsExactly(tuple(Decision.Status.SUPERSEDED, second.id(), 2));
        assertThat(declined(() -> decisions.change(SECRETARY, earlier, first.id(), 2, Inputs.decision("Never"))))
                .isEqualTo(Problem.Kind.CONFLICT);
        Problem again = catchThrowableOfType(
                Problem.class,
                () -> decisions.add(SECRETARY, later, new DecisionInput("May", null, null, null, first.id())));
        assertThat(again.errors())
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(tuple("supersedesId", "Choose a decision of the same trial that still holds."));
    }

    @Test
    void aDecisionIsChangedByItsVersion() {
        Decision decision = decisions.add(SECRETARY, earlier, Inputs.decision("Start in March", "UZ"));

        Decision changed = decisions.change(
                SECRETARY,
                earlier,
                decision.id(),
                1,
                new DecisionInput("Start in May", List.of(), null, Decision.Status.REVOKED, null));

        assertThat(changed)
                .returns("Start in May", Decision::text)
                .returns(List.of(), Decision::countries)
                .returns(Decision.Status.REVOKED, Decision::status)
                .returns(2, Decision::version);
        assertThat(declined(() -> decisions.change(SECRETARY, earlier, decision.id(), 1, Inputs.decision("Late"))))
                .isEqualTo(Problem.Kind.STALE);
        assertThat(declined(() -> decisions.change(SECRETARY, later, decision.id(), 2, Inputs.decision("Other"))))
                .isEqualTo(Problem.Kind.NOT_FOUND);
    }

    @Test
    void decidedOnIsTodayWhereTheMeetingIsOrEarlier() {
        DecisionInput tomorrow = new DecisionInput("Go", null, LocalDate.of(2021, 2, 7), null, null);
        DecisionInput superseded = new DecisionInput("Go", null, null, Decision.Status.SUPERSEDED, null);

        assertThat(catchThrowableOfType(Problem.class, () -> decisions.add(SECRETARY, earlier, tomorrow))
                        .errors())
                .extracting(FieldError::message)
                .containsExactly("Enter today or an earlier day.");
        assertThat(catchThrowableOfType(Problem.class, () -> decisions.add(SECRETARY, earlier, superseded))
                        .errors())
                .extracting(FieldError::field)
                .containsExactly("status");
    }

    @Test
    void aCoordinatorReadsButDoesNotDecide() {
        Actor coordinator = Given.actor(Role.COUNTRY_COORDINATOR, uzbekistan.place());

        assertThat(decisions.list(coordinator, earlier).items()).isEmpty();
        assertThat(declined(() -> decisions.add(coordinator, earlier, Inputs.decision("Mine"))))
                .isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(declined(() -> attendance.add(coordinator, earlier, country("UZ"))))
                .isEqualTo(Problem.Kind.FORBIDDEN);
    }

    @Test
    void attendanceIsAddedAndTakenOff() {
        Attendance line = attendance.add(SECRETARY, earlier, country("KZ"));

        assertThat(line)
                .returns("KZ", Attendance::country)
                .returns(3, Attendance::delegates)
                .returns("Prof. <b>K</b>", Attendance::name)
                .returns(Attendance.Role.OBSERVER, Attendance::role)
                .returns(Attendance.Status.ATTENDED, Attendance::status);
        assertThat(declined(() -> attendance.remove(SECRETARY, later, line.id())))
                .isEqualTo(Problem.Kind.NOT_FOUND);
        attendance.remove(SECRETARY, earlier, line.id());
        assertThat(attendance.list(SECRETARY, earlier).items()).isEmpty();
        long names = db.query(handle -> handle.createQuery("select count(*) from attendance_private")
                .mapTo(Long.class)
                .one());
        assertThat(names).isZero();
    }

    @Test
    void anUnknownCountryInstitutionOrPersonIsRefused() {
        AttendanceInput input = new AttendanceInput(91L, 92L, "XX", 2, null, null, null, null);

        Problem problem = catchThrowableOfType(Problem.class, () -> attendance.add(SECRETARY, earlier, input));

        assertThat(problem.errors())
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(
                        tuple("personId", "Choose a person of the directory."),
                        tuple("institutionId", "Choose an institution of the directory."),
                        tuple("country", "Enter the two capital letters of a country, such as UZ."),
                        tuple("delegates", "Enter 1: this line is for one person."));
    }

    private static AttendanceInput country(String iso2) {
        return new AttendanceInput(null, null, iso2, 3, Attendance.Role.OBSERVER, null, "Prof. <b>K</b>", null);
    }

    private static Problem.Kind declined(Runnable call) {
        return catchThrowableOfType(Problem.class, call::run).kind();
    }
}

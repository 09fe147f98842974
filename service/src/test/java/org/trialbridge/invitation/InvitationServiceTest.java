package org.trialbridge.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.invitation.InvitationService.Sent;
import org.trialbridge.meeting.AttendanceService;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;

class InvitationServiceTest {
    private static final Actor SECRETARY = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);
    private static final Instant NOW = Instant.parse("2027-01-02T03:04:05Z");

    /** What waits in the outbox. */
    public record Mail(String recipient, String subject, String body, String calendarMethod, String calendar) {}

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final InvitationLetter letter =
            new InvitationLetter(URI.create("https://trials.example/"), "trials@example.org");
    private InvitationService invitations;
    private Participation uzbekistan;
    private long meeting;
    private long delegate;

    @BeforeEach
    void aWebinarWithThreeOnItsList() {
        invitations = new InvitationService(db.database(), letter, clock);
        long trialId = given.trial("ZF2001-III");
        uzbekistan = given.country("ZF2001-III", "UZ");
        meeting = given.insert("""
                insert into meeting (kind, number, title, local_start, zone, duration_minutes, status, link)
                values ('BRIDGING_WEBINAR', 17, 'Feasibility', '2027-03-08 14:30', 'Asia/Shanghai', 90, 'SCHEDULED',
                        'https://meet.example/7')
                returning id
                """, Map.of());
        given.insert(
                "insert into meeting_trial (meeting_id, trial_id) values (:id, :trialId) returning id",
                Map.of("id", meeting, "trialId", trialId));
        given.insert(
                "insert into meeting_country (meeting_id, country_iso2) values (:id, 'UZ') returning id",
                Map.of("id", meeting));
        person("Saida", "saida@example.org", false);
        person("Lena", "lena@example.org", true);
        delegate = attendance("UZ", null);
        given.insert(
                "insert into attendance_private (id, delegate_name, email) values (:id, 'Dr. Karim', 'karim@example.org') returning id",
                Map.of("id", delegate));
    }

    @Test
    void everybodyWithAnAddressIsInvitedOnceAndInHisOwnTime() {
        Standing before = invitations.standing(SECRETARY, meeting).orElseThrow();
        Sent first = invitations.send(SECRETARY, meeting);
        Sent again = invitations.send(SECRETARY, meeting);
        Standing after = invitations.standing(SECRETARY, meeting).orElseThrow();

        assertThat(before).isEqualTo(new Standing(3, 2, 2, Standing.Kind.INVITATION));
        assertThat(first).isEqualTo(new Sent(2, 0, 0));
        assertThat(again.all()).isZero();
        assertThat(after).isEqualTo(new Standing(3, 2, 0, Standing.Kind.UPDATE));
        assertThat(outbox())
                .extracting(Mail::recipient, Mail::subject, Mail::calendarMethod)
                .containsExactly(
                        tuple("saida@example.org", "Invitation: Bridging webinar 17: Feasibility", "REQUEST"),
                        tuple("karim@example.org", "Invitation: Bridging webinar 17: Feasibility", "REQUEST"));
        assertThat(outbox().get(1).body())
                .contains("Hello Dr. Karim", "Monday, 8 Mar 2027, 11:30 to 13:00 (Asia/Tashkent)")
                .contains("Monday, 8 Mar 2027, 14:30 to 16:00 (Asia/Shanghai)", "06:30 to 08:00 (UTC)")
                .contains("https://meet.example/7", "https://trials.example/rsvp/");
        assertThat(outbox().get(1).calendar()).contains("DTSTART;TZID=Asia/Shanghai:20270308T143000", "SEQUENCE:0");
    }

    @Test
    void aChangeIsToldWithTheNextSequenceToThoseWhoDidNotDecline() {
        invitations.send(SECRETARY, meeting);
        change("update attendance set status = 'DECLINED' where id = " + delegate);
        change("update meeting set local_start = '2027-03-09 15:00', ical_sequence = ical_sequence + 1");
        forgetMail();

        Sent sent = invitations.send(SECRETARY, meeting);

        assertThat(sent).isEqualTo(new Sent(0, 1, 0));
        assertThat(outbox())
                .singleElement()
                .satisfies(mail -> assertThat(mail.subject()).isEqualTo("Changed: Bridging webinar 17: Feasibility"))
                .satisfies(mail -> assertThat(mail.calendar()).contains("20270309T150000", "SEQUENCE:1"));
    }

    @Test
    void aMeetingThatIsCalledOffIsTakenOutOfTheCalendarsOfThoseWhoHaveIt() {
        invitations.send(SECRETARY, meeting);
        person("Late", "late@example.org", false);
        change("update meeting set status = 'CANCELLED', ical_sequence = ical_sequence + 1");
        forgetMail();

        Standing standing = invitations.standing(SECRETARY, meeting).orElseThrow();
        Sent sent = invitations.send(SECRETARY, meeting);

        assertThat(standing.kind()).isEqualTo(Standing.Kind.CANCELLATION);
        assertThat(sent).isEqualTo(new Sent(0, 0, 2));
        assertThat(invitations.send(SECRETARY, meeting).all()).isZero();
        assertThat(outbox())
                .extracting(Mail::recipient, Mail::calendarMethod)
                .containsExactly(tuple("saida@example.org", "CANCEL"), tuple("karim@example.org", "CANCEL"));
        assertThat(outbox().get(0).body()).contains("this meeting does not take place:");
    }

    @Test
    void aMeetingThatIsScheduledAgainInvitesAgain() {
        invitations.send(SECRETARY, meeting);
        change("update meeting set status = 'POSTPONED', ical_sequence = ical_sequence + 1");
        invitations.send(SECRETARY, meeting);
        change(
                "update meeting set status = 'SCHEDULED', local_start = '2027-04-01 10:00', ical_sequence = ical_sequence + 1");
        forgetMail();

        Sent sent = invitations.send(SECRETARY, meeting);

        assertThat(sent).isEqualTo(new Sent(0, 2, 0));
        assertThat(outbox()).allSatisfy(mail -> assertThat(mail.calendar()).contains("SEQUENCE:2", "20270401T100000"));
    }

    @Test
    void whoIsTakenOffTheListIsToldSo() {
        invitations.send(SECRETARY, meeting);
        forgetMail();

        new AttendanceService(db.database(), letter, clock).remove(SECRETARY, meeting, delegate);

        assertThat(outbox())
                .singleElement()
                .returns("karim@example.org", Mail::recipient)
                .returns("CANCEL", Mail::calendarMethod)
                .satisfies(
                        mail -> assertThat(mail.body()).contains("you are not on the list of this meeting any more:"))
                .satisfies(mail ->
                        assertThat(mail.calendar()).contains("SEQUENCE:1").doesNotContain("meet.example"));
        assertThat(invitations.send(SECRETARY, meeting).all()).isZero();
        forgetMail();
        delegate = attendance("UZ", null);
        given.insert(
                "insert into attendance_private (id, delegate_name, email) values (:id, 'Dr. Karim', 'karim@example.org') returning id",
                Map.of("id", delegate));
        assertThat(invitations.send(SECRETARY, meeting)).isEqualTo(new Sent(1, 0, 0));
        assertThat(outbox())
                .singleElement()
                .satisfies(mail -> assertThat(mail.calendar()).contains("SEQUENCE:1"));
    }

    @Test
    void anAddressThatCanNotStandInAMessageIsNoAddress() {
        for (String address : List.of(
                "a,b@example.org",
                "x?cc=all@example.org",
                "a%b@example.org",
                "<a@example.org",
                "j\u00f3zef@example.org")) {
            person("Odd", address, false);
        }

        Sent sent = invitations.send(SECRETARY, meeting);

        assertThat(sent).isEqualTo(new Sent(2, 0, 0));
        assertThat(invitations.standing(SECRETARY, meeting).orElseThrow())
                .isEqualTo(new Standing(8, 2, 0, Standing.Kind.UPDATE));
    }

    @Test
    void aDraftAndAMeetingThatWasHeldInviteNobody() {
        for (String status : List.of("DRAFT", "HELD")) {
            change("update meeting set starts_at = '2027-03-08 06:30Z', ends_at = '2027-03-08 08:00Z', status = '"
                    + status + "'");

            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> invitations.send(SECRETARY, meeting))
                    .returns(Problem.Kind.CONFLICT, Problem::kind);
            assertThat(invitations.standing(SECRETARY, meeting).orElseThrow().kind())
                    .isEqualTo(Standing.Kind.NOTHING);
        }
        assertThat(outbox()).isEmpty();
    }

    @Test
    void onlyWhoChangesTheMeetingInvites() {
        Actor leader = Given.actor(Role.LEADERSHIP, Place.EVERYTHING);
        Actor elsewhere = Given.actor(Role.SECRETARIAT, Place.trial(uzbekistan.trialId() + 1));

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> invitations.send(leader, meeting))
                .returns(Problem.Kind.FORBIDDEN, Problem::kind);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> invitations.send(elsewhere, meeting))
                .returns(Problem.Kind.NOT_FOUND, Problem::kind);
        assertThat(invitations.standing(leader, meeting)).isEmpty();
        assertThat(invitations.entry(leader, meeting))
                .contains("METHOD:PUBLISH")
                .doesNotContain("meet.example");
        assertThat(invitations.entry(SECRETARY, meeting)).contains("meet.example");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> invitations.entry(elsewhere, meeting))
                .returns(Problem.Kind.NOT_FOUND, Problem::kind);
    }

    private void person(String name, String email, boolean doNotContact) {
        long id = given.insert(
                "insert into person (zone, do_not_contact) values ('Asia/Tashkent', :not) returning id",
                Map.of("not", doNotContact));
        given.insert(
                "insert into person_private (id, name, email) values (:id, :name, :email) returning id",
                Map.of("id", id, "name", name, "email", email));
        attendance(null, id);
    }

    private long attendance(@Nullable String country, @Nullable Long personId) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("meeting", meeting);
        values.put("country", country);
        values.put("person", personId);
        return given.insert("""
                insert into attendance (meeting_id, country_iso2, person_id, role, status)
                values (:meeting, :country::text, :person::bigint, 'DELEGATE', 'INVITED') returning id
                """, values);
    }

    private void change(String sql) {
        given.insert(sql + " returning id", Map.of());
    }

    private void forgetMail() {
        db.jdbi().useHandle(handle -> handle.execute("delete from outbox"));
    }

    private List<Mail> outbox() {
        return db.query(handle -> handle.createQuery(
                        "select recipient, subject, body, calendar_method, calendar from outbox order by id")
                .registerRowMapper(ConstructorMapper.factory(Mail.class))
                .mapTo(Mail.class)
                .list());
    }
}

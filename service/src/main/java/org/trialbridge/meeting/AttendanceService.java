package org.trialbridge.meeting;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.action.Mentions;
import org.trialbridge.action.MentionsDao;
import org.trialbridge.country.CountryDao;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Transaction;
import org.trialbridge.invitation.InvitationDao;
import org.trialbridge.invitation.InvitationLetter;
import org.trialbridge.invitation.Invitee;
import org.trialbridge.invitation.Occasion;
import org.trialbridge.mail.OutboxDao;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** Keeps who was invited to meetings and who attended. */
public final class AttendanceService {
    private final Database database;
    private final InvitationLetter letter;
    private final Clock clock;

    public AttendanceService(Database database, InvitationLetter letter, Clock clock) {
        this.database = database;
        this.letter = letter;
        this.clock = clock;
    }

    /** @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#requireOne} for the meeting */
    public Listing<Attendance> list(Actor actor, long meetingId) {
        return database.read(tx -> {
            seen(tx, actor, meetingId);
            return new Listing<>(tx.dao(AttendanceDao.class).of(meetingId), null);
        });
    }

    /** @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change the meeting; INVALID if a rule is broken */
    public Attendance add(Actor actor, long meetingId, AttendanceInput input) {
        return database.write(actor, "attendance.add", Guard.meeting(meetingId), tx -> {
            Meeting meeting = changeable(tx, actor, meetingId);
            AttendanceDao dao = tx.dao(AttendanceDao.class);
            Mentions mentions = tx.dao(MentionsDao.class)
                    .find(
                            List.of(),
                            Stream.ofNullable(input.institutionId()).toList(),
                            Stream.ofNullable(input.personId()).toList(),
                            actor.scope(Action.VIEW));
            Errors errors = new Errors();
            AttendanceDraft draft = input.toDraft(
                    errors,
                    "",
                    mentions,
                    AttendanceInput.codes(tx.dao(CountryDao.class).all()),
                    dao.people(meetingId),
                    meeting.status().held());
            errors.throwIfAny();
            return dao.find(meetingId, dao.add(meetingId, draft)).orElseThrow();
        });
    }

    /**
     * Takes a line off the list; somebody who was invited to a meeting that is to come is told so.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change the meeting, or there is no such line
     */
    public boolean remove(Actor actor, long meetingId, long id) {
        return database.write(actor, "attendance.remove", Guard.meeting(meetingId), tx -> {
            changeable(tx, actor, meetingId);
            AttendanceDao dao = tx.dao(AttendanceDao.class);
            Attendance line = dao.find(meetingId, id).orElseThrow(Problem::notFound);
            tellOff(tx, meetingId, id);
            dao.keepName(line.id(), tx.entryId());
            dao.deleteName(line.id());
            dao.delete(line.id());
            return true;
        });
    }

    private void tellOff(Transaction tx, long meetingId, long id) {
        InvitationDao dao = tx.dao(InvitationDao.class);
        Occasion occasion = dao.occasion(meetingId).orElseThrow(Problem::notFound);
        for (Invitee invitee : dao.invitees(meetingId)) {
            String email = invitee.email();
            if (invitee.attendanceId() == id && email != null && invitee.isExpected(occasion)) {
                dao.raiseSequence(meetingId);
                Occasion raised = dao.occasion(meetingId).orElseThrow().withoutLink();
                tx.dao(OutboxDao.class).add(letter.callOff(raised, invitee, email, clock.instant()));
            }
        }
    }

    private static Meeting seen(Transaction tx, Actor actor, long id) {
        MeetingDao dao = tx.dao(MeetingDao.class);
        return Sight.of(actor, dao.find(id).orElseThrow(Problem::notFound), dao.places(id));
    }

    private static Meeting changeable(Transaction tx, Actor actor, long id) {
        MeetingDao dao = tx.dao(MeetingDao.class);
        return Sight.ofEditor(actor, dao.find(id).orElseThrow(Problem::notFound), dao.places(id));
    }
}

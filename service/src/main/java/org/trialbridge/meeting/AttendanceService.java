package org.trialbridge.meeting;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
            AttendanceDraft draft =
                    draft(tx, meeting, input, mentions(tx, actor, input), dao.people(meetingId), new Errors());
            return dao.find(meetingId, dao.add(meetingId, draft)).orElseThrow();
        });
    }

    /** @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change the meeting, or there is no such line */
    public Attendance getToEdit(Actor actor, long meetingId, long id) {
        return database.read(tx -> {
            changeable(tx, actor, meetingId);
            return tx.dao(AttendanceDao.class).find(meetingId, id).orElseThrow(Problem::notFound);
        });
    }

    /**
     * The country that was entered for a line; empty if it is that of its institution.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as {@link #getToEdit}
     */
    public Optional<String> ownCountry(Actor actor, long meetingId, long id) {
        return database.read(tx -> {
            changeable(tx, actor, meetingId);
            AttendanceDao dao = tx.dao(AttendanceDao.class);
            return dao.ownCountry(
                    dao.find(meetingId, id).orElseThrow(Problem::notFound).id());
        });
    }

    /**
     * Changes a line, but for the person of the directory whom it is about. An address that is not entered again stays.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change the meeting, or there is no such line; STALE if it
     *     has another version; INVALID if a rule is broken
     */
    public Attendance change(Actor actor, long meetingId, long id, int version, AttendanceInput input) {
        return database.write(actor, "attendance.change", Guard.meeting(meetingId), tx -> {
            Meeting meeting = changeable(tx, actor, meetingId);
            AttendanceDao dao = tx.dao(AttendanceDao.class);
            Attendance current = dao.find(meetingId, id).orElseThrow(Problem::notFound);
            if (current.version() != version) {
                throw Problem.stale(current, tx.lastChange("attendance", id));
            }
            Errors errors = new Errors();
            Long person = current.personId();
            errors.check(
                    input.personId() == null || input.personId().equals(person),
                    "personId",
                    "Leave the person as it is; take this line off and add another for somebody else.");
            AttendanceInput same = input.of(person);
            Mentions mentions = mentions(tx, actor, same).and(person);
            dao.change(id, draft(tx, meeting, same, mentions, Set.of(), errors));
            return dao.find(meetingId, id).orElseThrow();
        });
    }

    /**
     * Says of several lines at once that they attended.
     *
     * @return how many lines changed
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change the meeting, or one of the lines is not there;
     *     CONFLICT if the meeting was not held; INVALID if no line is named
     */
    public int markAttended(Actor actor, long meetingId, AttendedInput input) {
        return database.write(actor, "attendance.markAttended", Guard.meeting(meetingId), tx -> {
            Meeting meeting = changeable(tx, actor, meetingId);
            AttendanceDao dao = tx.dao(AttendanceDao.class);
            if (!meeting.status().held()) {
                throw Problem.conflict("Set the meeting to Held first; then say who attended.");
            }
            return dao.markAttended(meetingId, input.of(dao.of(meetingId)));
        });
    }

    private static Mentions mentions(Transaction tx, Actor actor, AttendanceInput input) {
        return tx.dao(MentionsDao.class)
                .find(
                        List.of(),
                        Stream.ofNullable(input.institutionId()).toList(),
                        Stream.ofNullable(input.personId()).toList(),
                        actor.scope(Action.VIEW));
    }

    private static AttendanceDraft draft(
            Transaction tx,
            Meeting meeting,
            AttendanceInput input,
            Mentions mentions,
            Set<Long> listed,
            Errors errors) {
        AttendanceDraft draft = input.toDraft(
                errors,
                "",
                mentions,
                AttendanceInput.codes(tx.dao(CountryDao.class).all()),
                listed,
                meeting.status().held());
        errors.throwIfAny();
        return draft;
    }

    /**
     * Takes a line off the list; somebody who was invited to a meeting that is to come is told so.
     *
     * @return whether this can be undone: not if somebody was invited, who would have a cancellation and a place
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
            boolean invited = tx.dao(InvitationDao.class).keepThatInvited(line.id(), tx.entryId()) > 0;
            dao.delete(line.id());
            return !invited;
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

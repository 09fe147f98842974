package org.trialbridge.meeting;

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
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** Keeps who was invited to meetings and who attended. */
public final class AttendanceService {
    private final Database database;

    public AttendanceService(Database database) {
        this.database = database;
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

    /** @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change the meeting, or there is no such line */
    public boolean remove(Actor actor, long meetingId, long id) {
        return database.write(actor, "attendance.remove", Guard.meeting(meetingId), tx -> {
            changeable(tx, actor, meetingId);
            AttendanceDao dao = tx.dao(AttendanceDao.class);
            Attendance line = dao.find(meetingId, id).orElseThrow(Problem::notFound);
            dao.deleteName(line.id());
            dao.delete(line.id());
            return true;
        });
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

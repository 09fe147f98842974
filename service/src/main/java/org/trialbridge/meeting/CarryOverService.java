package org.trialbridge.meeting;

import java.time.Clock;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Scope;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;
import org.trialbridge.problem.Problem;

/**
 * Shows what meetings of a series leave open for the next. It is stored when that one is held, which {@link MeetingService}
 * does, or before, when somebody confirms it.
 */
public final class CarryOverService {
    private final Database database;
    private final Clock clock;

    public CarryOverService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#requireOne} for the meeting */
    public CarryOver get(Actor actor, long meetingId) {
        return database.read(tx -> {
            MeetingDao dao = tx.dao(MeetingDao.class);
            Meeting meeting = dao.find(meetingId).orElseThrow(Problem::notFound);
            return carryOver(tx, actor, Sight.of(actor, meeting, dao.places(meetingId)));
        });
    }

    /**
     * Stores what is carried over to a meeting. Doing so again stores only what was left open since.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change the meeting; CONFLICT if it belongs to no series or
     *     was cancelled
     */
    public CarryOver confirm(Actor actor, long meetingId) {
        return database.write(actor, "carryOver.confirm", Guard.meeting(meetingId), tx -> {
            MeetingDao dao = tx.dao(MeetingDao.class);
            Meeting found = dao.find(meetingId).orElseThrow(Problem::notFound);
            Meeting meeting = Sight.ofEditor(actor, found, dao.places(meetingId));
            if (meeting.seriesId() == null) {
                throw Problem.conflict("Put the meeting into a series first; items are carried over within a series.");
            }
            if (meeting.status() == Meeting.Status.CANCELLED) {
                throw Problem.conflict(
                        "Carry the items over to the next meeting of the series; this one does not take place.");
            }
            tx.dao(CarryOverDao.class).store(meetingId);
            return carryOver(tx, actor, meeting);
        });
    }

    private CarryOver carryOver(Transaction tx, Actor actor, Meeting meeting) {
        CarryOverDao dao = tx.dao(CarryOverDao.class);
        Scope scope = actor.scope(Action.VIEW);
        return new CarryOver(
                meeting.seriesId(),
                dao.actions(meeting.id(), clock.instant(), scope),
                dao.questions(meeting.id(), scope),
                dao.to(meeting.id(), scope));
    }
}

package org.trialbridge.minutes;

import java.time.Clock;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.meeting.CarryOverDao;
import org.trialbridge.meeting.Meeting;
import org.trialbridge.meeting.MeetingDao;
import org.trialbridge.meeting.MeetingTime;
import org.trialbridge.meeting.Sight;
import org.trialbridge.problem.Problem;

/** Says of a planned meeting that it is held, so that it can agree on something. */
public final class LogService {
    private final Database database;
    private final Clock clock;

    public LogService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Gives a planned meeting that has begun the status Held; what earlier ones of its series left open is carried over to
     * it. One that is held already stays as it is.
     *
     * @return its status
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change the meeting; CONFLICT if it starts in the future or
     *     was called off
     */
    public Meeting.Status start(Actor actor, long meetingId) {
        return database.write(actor, "meeting.start", Guard.meeting(meetingId), tx -> {
            MeetingDao dao = tx.dao(MeetingDao.class);
            Meeting meeting =
                    Sight.ofEditor(actor, dao.find(meetingId).orElseThrow(Problem::notFound), dao.places(meetingId));
            Meeting.Status status = meeting.status();
            if (status.held()) {
                return status;
            }
            if (status == Meeting.Status.CANCELLED || status == Meeting.Status.POSTPONED) {
                throw Problem.conflict("This meeting was called off. Change its status and its time first.");
            }
            MeetingTime when = meeting.when();
            if (when.startsAt().isAfter(clock.instant())) {
                throw Problem.conflict("This meeting starts in the future. If it has begun, change its time first.");
            }
            tx.dao(LogDao.class).start(meetingId, when.startsAt(), when.endsAt());
            tx.dao(CarryOverDao.class).store(meetingId);
            return Meeting.Status.HELD;
        });
    }
}

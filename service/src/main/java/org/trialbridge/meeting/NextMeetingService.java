package org.trialbridge.meeting;

import java.time.Clock;
import java.util.List;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.action.Mentions;
import org.trialbridge.action.MentionsDao;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** Plans the meeting after another one of its series. */
public final class NextMeetingService {
    private final Database database;
    private final Clock clock;

    public NextMeetingService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What is proposed for the meeting after another one.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change that one
     */
    public NextMeeting propose(Actor actor, long afterId) {
        return database.read(tx -> proposal(tx, changeable(tx, actor, afterId)));
    }

    /**
     * Plans the meeting after another one, as proposed but for what is entered. If that one belongs to no series yet, both
     * begin one.
     *
     * @return its id
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change that one; INVALID with everything that is wrong
     */
    public long plan(Actor actor, long afterId, NextMeetingInput input) {
        return database.write(actor, "meeting.planNext", Guard.register("meeting"), tx -> {
            Meeting last = changeable(tx, actor, afterId);
            Mentions mentions = tx.dao(MentionsDao.class)
                    .find(last.trials(), List.of(), List.of(), actor.scope(Action.VIEW))
                    .seenBy(actor);
            Errors errors = new Errors();
            MeetingDraft draft = input.toDraft(errors, proposal(tx, last), last, mentions, clock.instant());
            errors.throwIfAny();
            Long seriesId = tx.dao(SeriesDao.class).of(draft);
            MeetingWriteDao meetings = tx.dao(MeetingWriteDao.class);
            if (seriesId != null && last.seriesId() == null) {
                meetings.join(last.id(), seriesId);
            }
            long id = meetings.add(draft, seriesId);
            NextMeetingDao dao = tx.dao(NextMeetingDao.class);
            if (input.takesInvitees()) {
                dao.takeInvitees(last.id(), id);
            }
            if (input.takesAgenda()) {
                dao.takeAgenda(last.id(), id);
            }
            return id;
        });
    }

    private static NextMeeting proposal(Transaction tx, Meeting last) {
        NextMeetingDao dao = tx.dao(NextMeetingDao.class);
        Integer days = tx.dao(SeriesDao.class).daysSinceTheOneBefore(last.id()).orElse(null);
        return NextMeeting.after(last, days, dao.invitees(last.id()), dao.agenda(last.id()));
    }

    private static Meeting changeable(Transaction tx, Actor actor, long id) {
        MeetingDao dao = tx.dao(MeetingDao.class);
        return Sight.ofEditor(actor, dao.find(id).orElseThrow(Problem::notFound), dao.places(id));
    }
}

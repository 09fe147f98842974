package org.trialbridge.meeting;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
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

/** Keeps what was asked at meetings, and what was answered. */
public final class QuestionService {
    private final Database database;
    private final Clock clock;

    public QuestionService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#requireOne} for the meeting */
    public Listing<Question> list(Actor actor, long meetingId) {
        return database.read(tx -> {
            seen(tx, actor, meetingId);
            return new Listing<>(tx.dao(QuestionDao.class).of(meetingId), null);
        });
    }

    /** @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#requireOne} for the meeting */
    public Question get(Actor actor, long meetingId, long id) {
        return database.read(tx -> {
            seen(tx, actor, meetingId);
            return question(tx, meetingId, id);
        });
    }

    /**
     * The country that was entered for a question; empty if it is that of its institution.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as {@link #get}
     */
    public Optional<String> ownCountry(Actor actor, long meetingId, long id) {
        return database.read(tx -> {
            seen(tx, actor, meetingId);
            return tx.dao(QuestionDao.class)
                    .ownCountry(question(tx, meetingId, id).id());
        });
    }

    /** @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change the meeting; INVALID if a rule is broken */
    public Question add(Actor actor, long meetingId, QuestionInput input) {
        return database.write(actor, "question.add", Guard.meeting(meetingId), tx -> {
            Meeting meeting = changeable(tx, actor, meetingId);
            QuestionDraft draft = draft(tx, actor, meeting, input);
            return question(tx, meetingId, tx.dao(QuestionDao.class).insert(meetingId, draft));
        });
    }

    /**
     * Changes a question, or answers it.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change the meeting; STALE if the question has another
     *     version; INVALID if a rule is broken
     */
    public Question change(Actor actor, long meetingId, long id, int version, QuestionInput input) {
        return database.write(actor, "question.change", Guard.meeting(meetingId), tx -> {
            Meeting meeting = changeable(tx, actor, meetingId);
            Question current = question(tx, meetingId, id);
            if (current.version() != version) {
                throw Problem.stale(current, tx.lastChange("meeting_question", id));
            }
            tx.dao(QuestionDao.class).update(id, draft(tx, actor, meeting, input));
            return question(tx, meetingId, id);
        });
    }

    private QuestionDraft draft(Transaction tx, Actor actor, Meeting meeting, QuestionInput input) {
        Mentions mentions =
                tx.dao(MentionsDao.class).find(List.of(), input.institutions(), List.of(), actor.scope(Action.VIEW));
        Errors errors = new Errors();
        QuestionDraft draft = input.toDraft(
                errors,
                mentions,
                AttendanceInput.codes(tx.dao(CountryDao.class).all()),
                meeting.when(),
                clock.instant());
        errors.throwIfAny();
        return draft;
    }

    private static Question question(Transaction tx, long meetingId, long id) {
        return tx.dao(QuestionDao.class).find(meetingId, id).orElseThrow(Problem::notFound);
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

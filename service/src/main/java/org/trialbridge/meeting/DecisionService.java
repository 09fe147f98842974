package org.trialbridge.meeting;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.trialbridge.access.Actor;
import org.trialbridge.action.Choices;
import org.trialbridge.action.MentionsDao;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Transaction;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** Keeps what meetings decided. */
public final class DecisionService {
    private final Database database;
    private final Clock clock;

    public DecisionService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#requireOne} for the meeting */
    public Listing<Decision> list(Actor actor, long meetingId) {
        return database.read(tx -> {
            seen(tx, actor, meetingId);
            return new Listing<>(tx.dao(DecisionDao.class).of(meetingId), null);
        });
    }

    /** @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#requireOne} for the meeting */
    public Decision get(Actor actor, long meetingId, long id) {
        return database.read(tx -> {
            seen(tx, actor, meetingId);
            return tx.dao(DecisionDao.class).find(meetingId, id).orElseThrow(Problem::notFound);
        });
    }

    /**
     * Adds a decision; one that it supersedes no longer holds.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change the meeting; INVALID if a rule is broken
     */
    public Decision add(Actor actor, long meetingId, DecisionInput input) {
        return database.write(actor, "decision.add", Guard.meeting(meetingId), tx -> {
            Meeting meeting = changeable(tx, actor, meetingId);
            DecisionDao dao = tx.dao(DecisionDao.class);
            return dao.find(meetingId, dao.add(meetingId, draft(tx, meeting, input)))
                    .orElseThrow();
        });
    }

    /**
     * Changes a decision that was not superseded.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change the meeting; STALE if the decision has another
     *     version; INVALID if a rule is broken
     */
    public Decision change(Actor actor, long meetingId, long id, int version, DecisionInput input) {
        return database.write(actor, "decision.change", Guard.meeting(meetingId), tx -> {
            Meeting meeting = changeable(tx, actor, meetingId);
            DecisionDao dao = tx.dao(DecisionDao.class);
            Decision current = dao.find(meetingId, id).orElseThrow(Problem::notFound);
            if (current.version() != version) {
                throw Problem.stale(current, tx.lastChange("decision", id));
            }
            if (current.status() == Decision.Status.SUPERSEDED) {
                throw Problem.conflict("This decision was superseded. Change the one that stands in its place.");
            }
            boolean same = input.supersedesId() == null || input.supersedesId().equals(current.supersedesId());
            Errors errors = new Errors();
            errors.check(same, "supersedesId", "Leave this empty, and add a new decision that supersedes the other.");
            errors.throwIfAny();
            DecisionDraft draft = draft(
                    tx,
                    meeting,
                    new DecisionInput(input.text(), input.countries(), input.decidedOn(), input.status(), null));
            if (dao.update(id, version, draft) == 0) {
                throw Problem.stale(dao.find(meetingId, id).orElseThrow(), tx.lastChange("decision", id));
            }
            dao.removeOtherCountries(id, draft);
            dao.addCountries(id, draft);
            return dao.find(meetingId, id).orElseThrow();
        });
    }

    /**
     * The decisions that a new one of this meeting can supersede, the latest first.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change the meeting
     */
    public List<Choices.Option> supersedable(Actor actor, long meetingId) {
        return database.read(tx -> {
            Meeting meeting = changeable(tx, actor, meetingId);
            return tx.dao(DecisionDao.class)
                    .supersedable(tx.dao(MeetingDao.class).trialIds(meeting.id()));
        });
    }

    private DecisionDraft draft(Transaction tx, Meeting meeting, DecisionInput input) {
        Set<String> countries = new HashSet<>();
        for (String trial : meeting.trials()) {
            tx.dao(MentionsDao.class)
                    .trial(trial)
                    .ifPresent(found -> countries.addAll(found.countries().keySet()));
        }
        Errors errors = new Errors();
        DecisionDraft draft = input.toDraft(
                errors,
                "",
                new DecisionInput.Setting(
                        meeting.when(),
                        meeting.status().held(),
                        countries,
                        tx.dao(DecisionDao.class)
                                .inForce(
                                        Stream.ofNullable(input.supersedesId()).toList(),
                                        tx.dao(MeetingDao.class).trialIds(meeting.id())),
                        clock.instant()));
        errors.throwIfAny();
        return draft;
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

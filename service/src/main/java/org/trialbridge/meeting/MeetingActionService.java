package org.trialbridge.meeting;

import java.time.Clock;
import java.util.stream.Stream;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.action.ActionItem;
import org.trialbridge.action.ActionItemDao;
import org.trialbridge.action.ActionItemDraft;
import org.trialbridge.action.ActionItemFilter;
import org.trialbridge.action.ActionItemInput;
import org.trialbridge.action.Mentions;
import org.trialbridge.action.MentionsDao;
import org.trialbridge.action.TrialCountries;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Transaction;
import org.trialbridge.db.Window;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** Keeps the action items that come out of meetings. */
public final class MeetingActionService {
    private final Database database;
    private final Clock clock;

    public MeetingActionService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The action items of a meeting, as far as they can be seen.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#requireOne} for the meeting
     */
    public Listing<ActionItem> list(Actor actor, long meetingId, Window window) {
        return database.read(tx -> {
            seen(tx, actor, meetingId);
            return Listing.of(
                    tx.dao(ActionItemDao.class)
                            .list(
                                    ActionItemFilter.ofMeeting(meetingId),
                                    clock.instant(),
                                    window.after(),
                                    window.fetch(),
                                    actor.scope(Action.VIEW)),
                    window,
                    ActionItem::place);
        });
    }

    /**
     * Adds an action item to a meeting that can be seen.
     *
     * @return its id
     * @throws Problem NOT_FOUND or FORBIDDEN for the meeting, or for the country of the action; INVALID if a rule is broken
     */
    public long add(Actor actor, long meetingId, ActionItemInput input) {
        return database.write(actor, "meeting.addAction", Guard.meeting(meetingId), tx -> {
            Meeting meeting = seen(tx, actor, meetingId);
            actor.requireAnywhere(Action.EDIT_ACTIONS);
            Mentions mentions = mentions(tx, actor, meeting, input);
            Errors errors = new Errors();
            TrialCountries trial = WholeMeeting.trial(errors, "", input.trial(), meeting.trials(), mentions);
            if (trial == null) {
                throw Problem.invalid(errors.list());
            }
            actor.require(Action.EDIT_ACTIONS, trial.place(input.country()));
            ActionItemDraft draft = input.toDraft(errors, "", trial, mentions, meetingId, clock.instant());
            errors.throwIfAny();
            return tx.dao(ActionItemDao.class).insert(draft);
        });
    }

    private static Mentions mentions(Transaction tx, Actor actor, Meeting meeting, ActionItemInput input) {
        return tx.dao(MentionsDao.class)
                .find(
                        meeting.trials(),
                        Stream.ofNullable(input.ownerInstitutionId()).toList(),
                        Stream.ofNullable(input.ownerPersonId()).toList(),
                        actor.scope(Action.VIEW))
                .seenBy(actor);
    }

    private static Meeting seen(Transaction tx, Actor actor, long id) {
        MeetingDao dao = tx.dao(MeetingDao.class);
        return Sight.of(actor, dao.find(id).orElseThrow(Problem::notFound), dao.places(id));
    }
}

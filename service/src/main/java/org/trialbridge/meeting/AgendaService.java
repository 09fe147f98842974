package org.trialbridge.meeting;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.action.Mentions;
import org.trialbridge.action.MentionsDao;
import org.trialbridge.country.Country;
import org.trialbridge.country.CountryDao;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** Keeps what meetings are to talk about. */
public final class AgendaService {
    private static final int MOST_ITEMS = 100;

    private final Database database;

    public AgendaService(Database database) {
        this.database = database;
    }

    /** @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#requireOne} for the meeting */
    public Agenda get(Actor actor, long meetingId) {
        return database.read(tx -> agenda(tx, seen(tx, actor, meetingId)));
    }

    /** @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#requireOne} for the meeting */
    public AgendaItem item(Actor actor, long meetingId, long id) {
        return database.read(tx -> {
            seen(tx, actor, meetingId);
            return item(tx, meetingId, id);
        });
    }

    /**
     * Adds an item behind the others.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change the meeting; INVALID if a rule is broken
     */
    public AgendaItem add(Actor actor, long meetingId, AgendaItemInput input) {
        return database.write(actor, "agenda.add", Guard.meeting(meetingId), tx -> {
            changeable(tx, actor, meetingId);
            AgendaDao dao = tx.dao(AgendaDao.class);
            Errors errors = new Errors();
            AgendaItemDraft draft = draft(tx, actor, input, null, errors);
            errors.check(
                    dao.of(meetingId).size() < MOST_ITEMS,
                    "title",
                    "Join two items into one first: an agenda has {0} items at most.",
                    MOST_ITEMS);
            errors.throwIfAny();
            return item(tx, meetingId, dao.add(meetingId, draft));
        });
    }

    /**
     * Changes an item where it stands.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change the meeting; STALE if the item has another
     *     version; INVALID if a rule is broken
     */
    public AgendaItem change(Actor actor, long meetingId, long id, int version, AgendaItemInput input) {
        return database.write(actor, "agenda.change", Guard.meeting(meetingId), tx -> {
            changeable(tx, actor, meetingId);
            AgendaItem current = item(tx, meetingId, id);
            if (current.version() != version) {
                throw Problem.stale(current, tx.lastChange("agenda_item", id));
            }
            Errors errors = new Errors();
            AgendaItemDraft draft = draft(tx, actor, input, current.presenterPersonId(), errors);
            errors.throwIfAny();
            tx.dao(AgendaDao.class).change(id, draft);
            return item(tx, meetingId, id);
        });
    }

    /**
     * Moves an item one place up or down; the first stays first, and the last stays last.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change the meeting; INVALID if it is moved elsewhere
     */
    public Agenda move(Actor actor, long meetingId, long id, AgendaMoveInput input) {
        return database.write(actor, "agenda.move", Guard.meeting(meetingId), tx -> {
            Meeting meeting = changeable(tx, actor, meetingId);
            AgendaDao dao = tx.dao(AgendaDao.class);
            AgendaItem moved = item(tx, meetingId, id);
            int there = moved.position() + input.toStep();
            if (there >= 1 && there <= dao.of(meetingId).size()) {
                dao.exchange(meetingId, moved.position(), there);
            }
            return agenda(tx, meeting);
        });
    }

    /** @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change the meeting, or there is no such item */
    public boolean remove(Actor actor, long meetingId, long id) {
        return database.write(actor, "agenda.remove", Guard.meeting(meetingId), tx -> {
            changeable(tx, actor, meetingId);
            tx.dao(AgendaDao.class).remove(item(tx, meetingId, id), tx.entryId());
            return true;
        });
    }

    private static AgendaItemDraft draft(
            Transaction tx, Actor actor, AgendaItemInput input, @Nullable Long kept, Errors errors) {
        Mentions mentions = tx.dao(MentionsDao.class)
                .find(List.of(), input.institutions(), input.people(), actor.scope(Action.VIEW));
        return input.toDraft(errors, mentions, kept);
    }

    private static Agenda agenda(Transaction tx, Meeting meeting) {
        List<Country> countries = tx.dao(CountryDao.class).all().stream()
                .filter(country -> meeting.countries().contains(country.iso2()))
                .toList();
        return Agenda.of(tx.dao(AgendaDao.class).of(meeting.id()), meeting.when(), countries);
    }

    private static AgendaItem item(Transaction tx, long meetingId, long id) {
        return tx.dao(AgendaDao.class).find(meetingId, id).orElseThrow(Problem::notFound);
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

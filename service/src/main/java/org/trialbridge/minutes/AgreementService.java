package org.trialbridge.minutes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;
import org.trialbridge.meeting.Meeting;
import org.trialbridge.meeting.MeetingDao;
import org.trialbridge.meeting.Sight;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;
import org.trialbridge.problem.Texts;

/** Records who agrees to minutes, freezes them, and adds to frozen ones. */
public final class AgreementService {
    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_ADDENDUM = 10_000;

    private final Database database;

    public AgreementService(Database database) {
        this.database = database;
    }

    /**
     * The countries for which somebody may say that they agree.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#requireOne} for the meeting
     */
    public List<Voice> voices(Actor actor, long meetingId) {
        return database.read(tx -> {
            seen(tx, actor, meetingId);
            AgreementDao dao = tx.dao(AgreementDao.class);
            return dao.sides(meetingId).stream()
                    .flatMap(country -> Voice.of(actor, country, places(tx, meetingId, country)).stream())
                    .toList();
        });
    }

    /**
     * Records that a country agrees to the newest revision of a language. When all sides have agreed, the minutes are frozen
     * and agreed.
     *
     * @return whether they are frozen now
     * @throws Problem NOT_FOUND or FORBIDDEN for the meeting or the country; LOCKED if the minutes are frozen; CONFLICT if the
     *     meeting was not held; INVALID if a rule is broken
     */
    public boolean agree(Actor actor, long meetingId, AgreementInput input) {
        String why = Texts.kept(input.reason());
        return database.write(actor, "minutes.agree", why, Guard.meeting(meetingId), tx -> {
            Meeting meeting = seen(tx, actor, meetingId);
            actor.requireAnywhere(Action.AGREE_MINUTES);
            AgreementDao dao = tx.dao(AgreementDao.class);
            List<String> sides = dao.sides(meetingId);
            String country = input.country();
            if (country == null || !sides.contains(country)) {
                throw Problem.invalid("country", "Choose a country that the meeting is about, or that attended.");
            }
            List<Place> places = places(tx, meetingId, country);
            actor.requireOne(Action.AGREE_MINUTES, places);
            requireOpen(dao, meeting);
            List<Revision> inForce = tx.dao(MinutesDao.class).inForce(meetingId);
            Errors errors = new Errors();
            Revision named = input.checked(errors, inForce).orElseThrow(() -> Problem.invalid(errors.list()));
            boolean onBehalf = places.stream().anyMatch(place -> actor.may(Action.EDIT_MEETINGS, place));
            AgreementDraft draft = input.toDraft(errors, meetingId, country, named, onBehalf, tx.entryId());
            errors.throwIfAny();
            dao.agree(draft);
            boolean all =
                    Side.of(sides, dao.agreements(meetingId), inForce).stream().allMatch(Side::agrees);
            if (all) {
                dao.freeze(meetingId, null, List.of(), tx.entryId());
                dao.agreed(meetingId);
            }
            return all;
        });
    }

    /**
     * Freezes minutes to which not all sides have agreed.
     *
     * @return true
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change the meeting; LOCKED if they are frozen already;
     *     CONFLICT if the meeting was not held or has no minutes; INVALID without a reason
     */
    public boolean freeze(Actor actor, long meetingId, FreezeInput input) {
        String why = Texts.kept(input.reason());
        return database.write(actor, "minutes.freeze", why, Guard.meeting(meetingId), tx -> {
            Meeting meeting = changeable(tx, actor, meetingId);
            AgreementDao dao = tx.dao(AgreementDao.class);
            requireOpen(dao, meeting);
            List<Revision> inForce = tx.dao(MinutesDao.class).inForce(meetingId);
            if (inForce.isEmpty()) {
                throw Problem.conflict("Write the minutes first, then freeze them.");
            }
            Errors errors = new Errors();
            String reason = errors.text(input.reason(), "reason", LONGEST_REASON);
            errors.throwIfAny();
            List<String> missing = Side.of(dao.sides(meetingId), dao.agreements(meetingId), inForce).stream()
                    .filter(side -> !side.agrees())
                    .map(Side::country)
                    .toList();
            dao.freeze(meetingId, reason, missing, tx.entryId());
            dao.agreed(meetingId);
            return true;
        });
    }

    /**
     * Adds to frozen minutes.
     *
     * @return the number of the addendum
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change the meeting; CONFLICT if the minutes are not
     *     frozen; INVALID if a rule is broken
     */
    public int add(Actor actor, long meetingId, AddendumInput input) {
        return database.write(actor, "minutes.add", Guard.meeting(meetingId), tx -> {
            changeable(tx, actor, meetingId);
            AgreementDao dao = tx.dao(AgreementDao.class);
            if (dao.freeze(meetingId).isEmpty()) {
                throw Problem.conflict("These minutes are not frozen yet. Change their text.");
            }
            Errors errors = new Errors();
            String text = errors.text(input.text(), "text", LONGEST_ADDENDUM);
            errors.throwIfAny();
            dao.add(meetingId, text, tx.entryId());
            return dao.addenda(meetingId).size();
        });
    }

    private static void requireOpen(AgreementDao dao, Meeting meeting) {
        @Nullable Freeze freeze = dao.freeze(meeting.id()).orElse(null);
        if (freeze != null) {
            throw freeze.refusal();
        }
        if (!meeting.status().held()) {
            throw Problem.conflict("Minutes are agreed after the meeting was held. Set its status to Held first.");
        }
    }

    /** Where a country is; in the trials as a whole if it takes no part in one. */
    private static List<Place> places(Transaction tx, long meetingId, String country) {
        List<Place> places = tx.dao(AgreementDao.class).places(meetingId, country);
        return places.isEmpty()
                ? tx.dao(MeetingDao.class).trialIds(meetingId).stream()
                        .map(Place::trial)
                        .toList()
                : places;
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

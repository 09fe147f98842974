package org.trialbridge.minutes;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Transaction;
import org.trialbridge.db.Window;
import org.trialbridge.meeting.Meeting;
import org.trialbridge.meeting.MeetingDao;
import org.trialbridge.meeting.Sight;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** Keeps the minutes of meetings, every revision of them. */
public final class MinutesService {
    private final Database database;

    public MinutesService(Database database) {
        this.database = database;
    }

    /** @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#requireOne} for the meeting */
    public Minutes get(Actor actor, long meetingId) {
        return database.read(tx -> minutes(tx, seen(tx, actor, meetingId)));
    }

    /**
     * The same, for the forms that change them.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change the meeting
     */
    public Minutes getToEdit(Actor actor, long meetingId) {
        return database.read(tx -> minutes(tx, changeable(tx, actor, meetingId)));
    }

    /** The revisions of a language, the latest first. */
    public Listing<RevisionLine> revisions(Actor actor, long meetingId, String language, Window window) {
        return database.read(tx -> {
            seen(tx, actor, meetingId);
            return Listing.of(
                    tx.dao(MinutesDao.class).list(meetingId, language, window.afterId(), window.fetch()),
                    window,
                    RevisionLine::number);
        });
    }

    /** @throws Problem NOT_FOUND also if there is no such revision */
    public Revision revision(Actor actor, long meetingId, String language, int number) {
        return database.read(tx -> {
            seen(tx, actor, meetingId);
            return tx.dao(MinutesDao.class).find(meetingId, language, number).orElseThrow(Problem::notFound);
        });
    }

    /**
     * Saves the minutes in a language as a new revision. If somebody else saved after the base, his text stays in force and
     * this one is set aside. What is in force already is not saved again.
     *
     * @param base the number of the revision from which the writer started; null if there was none
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change the meeting; LOCKED if the minutes are frozen;
     *     PRECONDITION_REQUIRED if there are minutes and no base; STALE if there are none and a base; INVALID if a rule is
     *     broken
     */
    public Saved save(Actor actor, long meetingId, String language, @Nullable Integer base, MinutesInput input) {
        return database.write(actor, "minutes.save", Guard.meeting(meetingId), tx -> {
            Minutes minutes = open(tx, changeable(tx, actor, meetingId));
            MinutesDao dao = tx.dao(MinutesDao.class);
            Revision current = minutes.text(language).orElse(null);
            if (current != null && base == null) {
                throw Problem.versionRequired();
            }
            if (current == null && base != null && base != 0) {
                throw Problem.stale(minutes);
            }
            Errors errors = new Errors();
            String text = input.checked(errors, language);
            Integer merges = input.merges();
            errors.check(
                    merges == null
                            || dao.find(meetingId, language, merges)
                                    .filter(Revision::isWaiting)
                                    .isPresent(),
                    "merges",
                    "Name a revision that was set aside and is not worked in yet.");
            errors.throwIfAny();
            if (current != null && current.text().equals(text) && merges == null) {
                return new Saved(current, null);
            }
            boolean late = current != null && current.number() != Objects.requireNonNullElse(base, 0);
            Integer from = current == null ? null : late ? existing(dao, meetingId, language, base) : base;
            return store(
                    tx,
                    current,
                    new RevisionDraft(
                            meetingId,
                            language,
                            dao.nextNumber(meetingId, language),
                            from,
                            late,
                            null,
                            late ? null : merges,
                            text,
                            tx.entryId()));
        });
    }

    /**
     * Brings the text of an earlier revision back, as a new one.
     *
     * @param base the number of the revision in force that its text replaces
     * @throws Problem as {@link #save}; NOT_FOUND if there is no such revision; STALE if another one is in force
     */
    public Saved restore(Actor actor, long meetingId, String language, int number, @Nullable Integer base) {
        return database.write(actor, "minutes.restore", Guard.meeting(meetingId), tx -> {
            Minutes minutes = open(tx, changeable(tx, actor, meetingId));
            MinutesDao dao = tx.dao(MinutesDao.class);
            Revision earlier = dao.find(meetingId, language, number).orElseThrow(Problem::notFound);
            Revision current = minutes.text(language).orElseThrow(Problem::notFound);
            if (base == null) {
                throw Problem.versionRequired();
            }
            if (current.number() != base) {
                throw Problem.stale(current);
            }
            if (current.text().equals(earlier.text())) {
                return new Saved(current, null);
            }
            return store(
                    tx,
                    current,
                    new RevisionDraft(
                            meetingId,
                            language,
                            dao.nextNumber(meetingId, language),
                            base,
                            false,
                            number,
                            earlier.isWaiting() ? number : null,
                            earlier.text(),
                            tx.entryId()));
        });
    }

    private static Saved store(Transaction tx, @Nullable Revision current, RevisionDraft draft) {
        MinutesDao dao = tx.dao(MinutesDao.class);
        dao.append(draft);
        Revision stored =
                dao.find(draft.meetingId(), draft.language(), draft.number()).orElseThrow();
        return draft.setAside() && current != null ? new Saved(current, stored) : new Saved(stored, null);
    }

    /** The base, if it exists: whoever names another one loses nothing either. */
    private static @Nullable Integer existing(MinutesDao dao, long meetingId, String language, @Nullable Integer base) {
        return base == null || base < 1
                ? null
                : dao.find(meetingId, language, base).map(Revision::number).orElse(null);
    }

    private static Minutes open(Transaction tx, Meeting meeting) {
        Minutes minutes = minutes(tx, meeting);
        if (minutes.freeze() != null) {
            throw minutes.freeze().refusal();
        }
        return minutes;
    }

    private static Minutes minutes(Transaction tx, Meeting meeting) {
        List<Revision> texts = tx.dao(MinutesDao.class).inForce(meeting.id());
        AgreementDao dao = tx.dao(AgreementDao.class);
        return new Minutes(
                meeting,
                texts,
                Side.of(dao.sides(meeting.id()), dao.agreements(meeting.id()), texts),
                dao.freeze(meeting.id()).orElse(null),
                dao.addenda(meeting.id()));
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

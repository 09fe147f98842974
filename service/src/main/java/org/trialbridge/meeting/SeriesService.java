package org.trialbridge.meeting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Transaction;
import org.trialbridge.db.Window;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** Shows and renames series of meetings. One begins with its first meeting. */
public final class SeriesService {
    private final Database database;

    public SeriesService(Database database) {
        this.database = database;
    }

    /**
     * The series of which a meeting lies in the actor's scope, by name.
     *
     * @param trial the code of one trial, or null for all
     */
    public Listing<SeriesLine> list(Actor actor, @Nullable String trial) {
        return database.read(tx -> new Listing<>(tx.dao(SeriesDao.class).list(trial, actor.scope(Action.VIEW)), null));
    }

    /** @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#requireOne} for its meetings */
    public SeriesDetails get(Actor actor, long id) {
        return database.read(tx -> {
            Series series = seen(tx, actor, id);
            List<MeetingLine> meetings = new ArrayList<>(tx.dao(MeetingDao.class)
                    .list(MeetingFilter.ofSeries(id), Window.MAX_LIMIT, actor.scope(Action.VIEW)));
            Collections.reverse(meetings);
            return new SeriesDetails(series, meetings);
        });
    }

    /**
     * A series for the form that renames it.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change meetings in each of its trials
     */
    public Series getToEdit(Actor actor, long id) {
        return database.read(tx -> changeable(tx, actor, id));
    }

    /**
     * Gives a series another name.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may not change meetings in each of its trials; STALE if it has
     *     another version; INVALID if another series of one of its trials has the name
     */
    public Series rename(Actor actor, long id, int version, SeriesInput input) {
        return database.write(actor, "series.rename", Guard.series(id), tx -> {
            Series current = changeable(tx, actor, id);
            if (current.version() != version) {
                throw Problem.stale(current, tx.lastChange("meeting_series", id));
            }
            SeriesDao dao = tx.dao(SeriesDao.class);
            Errors errors = new Errors();
            String name = input.toName(errors);
            errors.throwIfAny();
            dao.holdBackOthers();
            errors.check(
                    dao.named(name, dao.trialIds(id))
                            .filter(other -> other != id)
                            .isEmpty(),
                    "name",
                    "Enter another name: a series of this trial has this one already.");
            errors.throwIfAny();
            dao.rename(id, name);
            return dao.find(id).orElseThrow();
        });
    }

    private static Series seen(Transaction tx, Actor actor, long id) {
        SeriesDao dao = tx.dao(SeriesDao.class);
        Series series = dao.find(id).orElseThrow(Problem::notFound);
        actor.requireOne(Action.VIEW, dao.places(id));
        return series;
    }

    private static Series changeable(Transaction tx, Actor actor, long id) {
        Series series = seen(tx, actor, id);
        tx.dao(SeriesDao.class)
                .trialIds(id)
                .forEach(trialId -> actor.require(Action.EDIT_MEETINGS, Place.trial(trialId)));
        return series;
    }
}

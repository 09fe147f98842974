package org.trialbridge.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.country.CountryNames;
import org.trialbridge.db.Database;
import org.trialbridge.db.Transaction;
import org.trialbridge.document.DocumentDao;
import org.trialbridge.person.Person;
import org.trialbridge.person.PersonDao;
import org.trialbridge.person.PersonQuery;
import org.trialbridge.problem.Problem;

/** Tells what things were before. */
public final class HistoryService {
    private final Database database;

    public HistoryService(Database database) {
        this.database = database;
    }

    /**
     * The versions of a thing, the latest first.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN unless the actor may read the trail where it is, or change the thing
     */
    public History history(Actor actor, Kind kind, long id) {
        return database.read(tx -> {
            requireSight(tx, actor, kind, id);
            Thing thing = thing(tx, kind, id);
            boolean restorable = require(tx, actor, kind, id);
            Past past = past(tx, kind, id);
            return new History(kind, id, thing, past.versions(names(tx, past)), restorable);
        });
    }

    /**
     * One version of a thing, and how it differs from what the thing is now.
     *
     * @throws Problem as {@link #history}; NOT_FOUND if that entry did not change it
     */
    public Earlier earlier(Actor actor, Kind kind, long id, long entry) {
        return database.read(tx -> {
            requireSight(tx, actor, kind, id);
            Thing thing = thing(tx, kind, id);
            require(tx, actor, kind, id);
            Past past = past(tx, kind, id);
            Map<String, String> names = names(tx, past);
            Version version = past.versions(names).stream()
                    .filter(one -> one.number() == entry)
                    .findFirst()
                    .orElseThrow(Problem::notFound);
            JsonNode row = past.row(entry).orElseThrow(Problem::notFound);
            return new Earlier(kind, id, thing, version, past.since(entry, names), row, past.parts(entry), names);
        });
    }

    /** @throws Problem NOT_FOUND or FORBIDDEN unless the actor may change the thing */
    public void requireChange(Actor actor, Kind kind, long id) {
        List<Place> places = database.read(tx -> {
            requireSight(tx, actor, kind, id);
            thing(tx, kind, id);
            if (kind == Kind.PERSON) {
                tx.dao(PersonDao.class).required(actor, kind.edit(), id);
            } else if (kind == Kind.DOCUMENT) {
                tx.dao(DocumentDao.class).changeable(actor, id);
            }
            return tx.dao(UndoDao.class).places(kind.table(), id);
        });
        if (places.isEmpty()) {
            actor.requireAnywhere(kind.edit());
        }
        places.forEach(place -> actor.require(kind.edit(), place));
    }

    /** What has no place of its own is seen by whoever sees its page; asked before it is looked for. */
    private static void requireSight(Transaction tx, Actor actor, Kind kind, long id) {
        if (kind == Kind.DOCUMENT) {
            tx.dao(DocumentDao.class).mayChange(actor, id);
        } else if (kind == Kind.PERSON) {
            tx.dao(PersonDao.class).required(actor, Action.VIEW, id);
        } else if (kind == Kind.INSTITUTION) {
            actor.requireAnywhere(Action.VIEW);
        }
    }

    private static Thing thing(Transaction tx, Kind kind, long id) {
        Thing thing = tx.dao(HistoryDao.class).thing(kind, id).orElseThrow(Problem::notFound);
        return kind == Kind.COUNTRY
                ? new Thing(thing.version(), CountryNames.of(thing.label()), thing.path(), thing.trial(), thing.ref())
                : thing;
    }

    private static Past past(Transaction tx, Kind kind, long id) {
        return new Past(
                kind,
                id,
                tx.dao(HistoryDao.class)
                        .changes(
                                kind.table(),
                                id,
                                List.copyOf(kind.parts().keySet()),
                                List.copyOf(kind.parts().values())));
    }

    private static Map<String, String> names(Transaction tx, Past past) {
        return tx.dao(HistoryDao.class).names(past.references());
    }

    /** Returns whether the actor may also change it. */
    private static boolean require(Transaction tx, Actor actor, Kind kind, long id) {
        if (kind == Kind.PERSON) {
            return requirePerson(tx, actor, id);
        }
        List<Place> places = tx.dao(UndoDao.class).places(kind.table(), id);
        boolean changes =
                kind == Kind.DOCUMENT ? tx.dao(DocumentDao.class).mayChange(actor, id) : changes(actor, kind, places);
        if (!changes && places.isEmpty()) {
            actor.requireAnywhere(Action.VIEW_AUDIT);
        } else if (!changes) {
            actor.requireOne(Action.VIEW_AUDIT, places);
        }
        return changes;
    }

    private static boolean changes(Actor actor, Kind kind, List<Place> places) {
        return places.isEmpty()
                ? actor.mayAnywhere(kind.edit())
                : places.stream().allMatch(place -> actor.may(kind.edit(), place));
    }

    private static boolean requirePerson(Transaction tx, Actor actor, long id) {
        PersonDao dao = tx.dao(PersonDao.class);
        Person seen = dao.required(actor, Action.VIEW, id);
        boolean changes = !dao.list(PersonQuery.one(seen.id()), actor.scope(Kind.PERSON.edit()))
                .isEmpty();
        if (!changes) {
            dao.required(actor, Action.VIEW_AUDIT, seen.id());
        }
        return changes && seen.id() == id;
    }
}

package org.trialbridge.person;

import static org.trialbridge.access.Action.EDIT_TRIAL;
import static org.trialbridge.access.Action.VIEW;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** Which parts people have in trials, countries and sites: giving them, and saying from when to when they have them. */
public final class TrialRoleService {
    /** Stands for a country that is not there: only who has the whole trial has it too. */
    private static final long NOT_THERE = 0;

    private final Database database;

    public TrialRoleService(Database database) {
        this.database = database;
    }

    /** The trials, countries and sites in which the actor may give parts. */
    public List<TrialRoleDao.Named> places(Actor actor) {
        actor.requireAnywhere(EDIT_TRIAL);
        return database.read(tx -> tx.dao(TrialRoleDao.class).places(actor.scope(EDIT_TRIAL)));
    }

    public TrialRole find(Actor actor, long personId, long id) {
        return database.read(tx -> {
            tx.dao(PersonDao.class).required(actor, VIEW, personId);
            TrialRoleDao dao = tx.dao(TrialRoleDao.class);
            actor.require(EDIT_TRIAL, place(dao, personId, id));
            return one(tx, actor, personId, id);
        });
    }

    /**
     * Gives a person a part in a trial, in one of its countries or at one of its sites.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN for the person or the place; CONFLICT if the person is erased; INVALID if a
     *     rule is broken
     */
    public TrialRole add(Actor actor, long personId, TrialRoleInput input) {
        return database.write(actor, "person.addRole", Guard.person(personId), tx -> {
            Person person = tx.dao(PersonDao.class).required(actor, VIEW, personId);
            TrialRoleDao dao = tx.dao(TrialRoleDao.class);
            TrialRoleInput named = input.named();
            TrialRoleDao.Found found =
                    dao.place(named.trial(), named.iso2(), named.site()).orElseThrow(Problem::notFound);
            boolean complete = (named.iso2() == null || found.participationId() != null)
                    && (named.site() == null || found.siteId() != null);
            actor.require(EDIT_TRIAL, complete ? found.place() : Place.country(found.trialId(), NOT_THERE));
            person.requireKept();
            return one(tx, actor, personId, dao.insert(named.toRow(personId, found)));
        });
    }

    /**
     * Says from when to when a person has a part; a last day ends it.
     *
     * @param version of the person
     * @throws Problem NOT_FOUND or FORBIDDEN for the person or the place; STALE if the version is not the current one;
     *     CONFLICT if the person is erased; INVALID if the days are in the wrong order
     */
    public TrialRole date(
            Actor actor, long personId, long id, int version, @Nullable LocalDate from, @Nullable LocalDate to) {
        return database.write(actor, "person.changeRole", Guard.person(personId), tx -> {
            Person person = tx.dao(PersonDao.class).required(actor, VIEW, personId);
            TrialRoleDao dao = tx.dao(TrialRoleDao.class);
            actor.require(EDIT_TRIAL, place(dao, personId, id));
            person.requireKept();
            if (person.version() != version) {
                throw Problem.stale(one(tx, actor, personId, id));
            }
            Errors errors = new Errors();
            errors.check(
                    from == null || to == null || !to.isBefore(from),
                    "to",
                    "Enter a day that is not before the first one.");
            errors.throwIfAny();
            dao.date(id, from, to);
            tx.dao(PersonDao.class).raiseVersion(personId);
            return one(tx, actor, personId, id);
        });
    }

    private static Place place(TrialRoleDao dao, long personId, long id) {
        return dao.placeOf(personId, id).orElseThrow(Problem::notFound).place();
    }

    private static TrialRole one(Transaction tx, Actor actor, long personId, long id) {
        return tx.dao(TrialRoleDao.class).list(List.of(personId), actor.scope(VIEW)).stream()
                .filter(role -> role.id() == id)
                .findFirst()
                .orElseThrow(Problem::notFound);
    }
}

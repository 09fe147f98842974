package org.trialbridge.merge;

import static org.trialbridge.access.Action.EDIT_TRIAL;

import java.util.List;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.problem.Problem;

/** Proposes entries of the directory that may be merged. */
public final class DuplicatesService {
    private final Database database;

    public DuplicatesService(Database database) {
        this.database = database;
    }

    /** Institutions with one name, whatever its case, accents and punctuation, or with one address at ror.org. */
    public List<Duplicate> institutions(Actor actor) {
        return institutions(actor, false);
    }

    /** @param apart whether those are asked for that somebody said are not the same, instead of those still proposed */
    public List<Duplicate> institutions(Actor actor, boolean apart) {
        Merging.require(actor);
        return database.read(tx -> tx.dao(DuplicatesDao.class).institutions(apart, actor.scope(EDIT_TRIAL)));
    }

    /** People with one e-mail address or one name. */
    public List<Duplicate> people(Actor actor) {
        return people(actor, false);
    }

    /** @param apart as of {@link #institutions(Actor, boolean)} */
    public List<Duplicate> people(Actor actor, boolean apart) {
        Merging.require(actor);
        return database.read(tx -> tx.dao(DuplicatesDao.class).people(apart, actor.scope(EDIT_TRIAL)));
    }

    /**
     * Remembers of two institutions that they are not the same, or that they may be proposed again.
     *
     * @throws Problem FORBIDDEN unless the actor may edit everything; INVALID without two entries; NOT_FOUND if one of both
     *     is not there
     */
    public void keepInstitutions(Actor actor, ApartInput input) {
        database.write(actor, "duplicate.keepApart", Guard.register("institution"), tx -> {
            Merging.require(actor);
            return found(tx.dao(DuplicatesDao.class).keepInstitutions(input.checked(), tx.entryId()));
        });
    }

    /** As {@link #keepInstitutions}, of two people. */
    public void keepPeople(Actor actor, ApartInput input) {
        database.write(actor, "duplicate.keepApart", Guard.register("person"), tx -> {
            Merging.require(actor);
            return found(tx.dao(DuplicatesDao.class).keepPeople(input.checked(), tx.entryId()));
        });
    }

    private static int found(int noted) {
        if (noted == 0) {
            throw Problem.notFound();
        }
        return noted;
    }
}

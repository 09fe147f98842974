package org.trialbridge.merge;

import static org.trialbridge.access.Action.EDIT_TRIAL;

import java.util.List;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Database;

/** Proposes entries of the directory that may be merged. */
public final class DuplicatesService {
    private final Database database;

    public DuplicatesService(Database database) {
        this.database = database;
    }

    /** Institutions with one name, whatever its case, accents and punctuation, or with one address at ror.org. */
    public List<Duplicate> institutions(Actor actor) {
        Merging.require(actor);
        return database.read(tx -> tx.dao(DuplicatesDao.class).institutions(actor.scope(EDIT_TRIAL)));
    }

    /** People with one e-mail address or one name. */
    public List<Duplicate> people(Actor actor) {
        Merging.require(actor);
        return database.read(tx -> tx.dao(DuplicatesDao.class).people(actor.scope(EDIT_TRIAL)));
    }
}

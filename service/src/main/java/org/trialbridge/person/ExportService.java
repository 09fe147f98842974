package org.trialbridge.person;

import static org.trialbridge.access.Action.EDIT_TRIAL;

import java.time.Clock;
import java.util.List;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Scope;
import org.trialbridge.db.Database;
import org.trialbridge.problem.Problem;

/** Tells what is kept of a person, for whoever answers that person's question. */
public final class ExportService {
    private final Database database;
    private final Clock clock;

    public ExportService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * All that is kept of a person, as far as the actor's trials go.
     *
     * @throws Problem NOT_FOUND if the actor does not see the person; FORBIDDEN if he may not edit him
     */
    public PersonExport export(Actor actor, long id) {
        return database.read(tx -> {
            Person person = tx.dao(PersonDao.class).required(actor, EDIT_TRIAL, id);
            Scope scope = actor.scope(EDIT_TRIAL);
            ErasureDao entries = tx.dao(ErasureDao.class);
            ExportDao dao = tx.dao(ExportDao.class);
            List<Long> ids = entries.entries(id);
            return new PersonExport(
                    clock.instant(),
                    scope.everything(),
                    person,
                    tx.dao(AffiliationDao.class).list(ids),
                    tx.dao(TrialRoleDao.class).list(ids, scope),
                    tx.dao(PersonDao.class).mergedHere(id),
                    dao.attended(ids, scope),
                    dao.actions(ids, scope),
                    dao.risks(ids, scope),
                    scope.everything() ? dao.accounts(entries.accounts(ids, scope)) : List.of(),
                    scope.everything() ? dao.waiting(ids) : List.of(),
                    entries.texts(entries.values(ids)),
                    dao.trail(ids));
        });
    }
}

package org.trialbridge.person;

import static org.trialbridge.access.Action.EDIT_TRIAL;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Scope;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;
import org.trialbridge.problem.Problem;

/** Erases what is personal of a person. The audit trail keeps digests whose salt goes with the values. */
public final class ErasureService {
    private final Database database;
    private final Clock clock;

    public ErasureService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What the erasure of a person does not reach: texts that people wrote, in which his values stand; namesakes; and what
     * lies outside of the actor's scope, like an account that is known only to have the same address.
     */
    public List<NamedIn> beyond(Actor actor, long id) {
        return database.read(tx -> {
            tx.dao(PersonDao.class).required(actor, EDIT_TRIAL, id);
            ErasureDao dao = tx.dao(ErasureDao.class);
            Scope scope = actor.scope(EDIT_TRIAL);
            List<Long> ids = dao.entries(id);
            return Stream.of(
                            Stream.of(
                                            new NamedIn(
                                                    "user_account",
                                                    "email",
                                                    dao.otherAccounts(ids, dao.accounts(ids, scope))),
                                            new NamedIn(
                                                    "agenda_item",
                                                    "presenter_name",
                                                    Mention.left(dao.presenters(ids, scope))),
                                            new NamedIn(
                                                    "attendance",
                                                    "delegate_name",
                                                    Mention.left(dao.delegates(ids, scope))))
                                    .filter(named -> named.many() > 0),
                            dao.waiting(ids, dao.ownValues(ids), actor.userId(), scope).stream(),
                            dao.texts(dao.values(ids)).stream())
                    .flatMap(named -> named)
                    .toList();
        });
    }

    /**
     * Erases the personal values of a person for ever, with those of all entries merged into him and of his account. What
     * {@link #beyond} tells is left. What he did stays, as done by an erased person. Repeating it changes nothing.
     *
     * @throws Problem NOT_FOUND if the actor does not see the person; FORBIDDEN if he may not edit him; CONFLICT if the
     *     person has an account that works
     */
    public Person erase(Actor actor, long id) {
        return database.write(actor.withoutRetry(), "person.erase", Guard.person(id), tx -> {
            Person current = tx.dao(PersonDao.class).required(actor, EDIT_TRIAL, id);
            if (current.erasedAt() == null) {
                erase(tx, actor.scope(EDIT_TRIAL), actor.userId(), id);
            }
            return tx.dao(PersonDao.class).required(actor, EDIT_TRIAL, id);
        });
    }

    private void erase(Transaction tx, Scope scope, @Nullable Long userId, long id) {
        ErasureDao dao = tx.dao(ErasureDao.class);
        List<Long> ids = dao.entries(id);
        List<Long> accounts = dao.accounts(ids, scope);
        if (dao.anyWorks(accounts)) {
            throw Problem.conflict("This person has an account here. Ask an administrator to disable it first; what is"
                    + " personal in it is then erased with the person.");
        }
        List<String> values = dao.ownValues(ids);
        dao.deleteMessages(ids, accounts, scope);
        dao.clearMessages(values, scope);
        dao.deleteDelegates(Mention.reached(dao.delegates(ids, scope)));
        dao.deletePresenters(Mention.reached(dao.presenters(ids, scope)));
        dao.clearAnswers(ids.stream().map(String::valueOf).toList(), values, userId, scope);
        dao.deleteDrafts(values, scope);
        dao.deleteSpreadsheets(values, userId, scope);
        dao.deleteKept(values, scope);
        dao.deleteSessions(accounts);
        dao.deleteLinks(accounts);
        dao.deleteCalendarAddress(accounts);
        dao.deleteAccountValues(accounts);
        dao.deleteValues(ids);
        dao.markErased(ids, clock.instant());
    }
}

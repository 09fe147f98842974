package org.trialbridge.document;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;
import org.trialbridge.problem.Problem;

/** Changes what is known of documents, withdraws them, and erases their bytes. The bytes themselves never change. */
public final class DocumentChangeService {
    private final Database database;
    private final Clock clock;

    public DocumentChangeService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Changes title, kind, description and day.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as for a change of the thing on which it hangs; STALE if {@code version} is not
     *     the current one; INVALID if a rule is broken
     */
    public Document change(Actor actor, long id, int version, DocumentInput input) {
        return database.write(actor, "document.change", Guard.document(id), tx -> {
            Document stored = tx.dao(DocumentDao.class).changeable(actor, id);
            if (stored.version() != version) {
                throw Problem.stale(stored, tx.lastChange("document", id));
            }
            tx.dao(DocumentDao.class).change(id, input.toFacts(clock.instant()));
            return tx.dao(DocumentDao.class).find(id).orElseThrow();
        });
    }

    /**
     * Makes an earlier version of what is known of a document the current one; what counted then counts again.
     *
     * @param withdrawnReason why it did not count then; null if it did
     * @throws Problem as {@link #change}
     */
    public Document restore(Actor actor, long id, int version, DocumentInput input, @Nullable String withdrawnReason) {
        return database.write(actor, "document.restore", Guard.document(id), tx -> {
            DocumentDao dao = tx.dao(DocumentDao.class);
            Document stored = dao.changeable(actor, id);
            if (stored.version() != version) {
                throw Problem.stale(stored, tx.lastChange("document", id));
            }
            dao.change(id, input.toFacts(clock.instant()));
            if (withdrawnReason == null && stored.withdrawnAt() != null) {
                dao.readmit(id);
            } else if (withdrawnReason != null && stored.withdrawnAt() == null) {
                dao.withdraw(id, clock.instant(), withdrawnReason);
            }
            return dao.find(id).orElseThrow();
        });
    }

    /**
     * Lets a document count no more; it is listed further on, with the reason. Once more changes nothing.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as for a change of the thing on which it hangs; INVALID without a reason
     */
    public Document withdraw(Actor actor, long id, ReasonInput input) {
        return database.write(actor, "document.withdraw", Guard.document(id), tx -> {
            Document stored = tx.dao(DocumentDao.class).changeable(actor, id);
            if (stored.withdrawnAt() != null) {
                return stored;
            }
            tx.dao(DocumentDao.class).withdraw(id, clock.instant(), input.checked());
            return tx.dao(DocumentDao.class).find(id).orElseThrow();
        });
    }

    /**
     * Returns normally if the actor may erase the file of a document.
     *
     * @throws Problem NOT_FOUND; FORBIDDEN for all but the secretariat
     */
    public void requireErasure(Actor actor, long id) {
        database.read(tx -> erasable(tx, actor, id));
    }

    /**
     * Removes the bytes and the name of the file for good; that it was there stays, with its digest. Once more changes nothing.
     *
     * @throws Problem NOT_FOUND; FORBIDDEN for all but the secretariat; INVALID without a reason
     */
    public Document erase(Actor actor, long id, ReasonInput input) {
        return database.write(actor, "document.erase", Guard.document(id), tx -> {
            DocumentDao dao = tx.dao(DocumentDao.class);
            Document stored = erasable(tx, actor, id);
            if (!stored.hasFile()) {
                return stored;
            }
            dao.erase(id, clock.instant(), input.checked());
            dao.removeParts(id);
            dao.removeName(id);
            return dao.find(id).orElseThrow();
        });
    }

    private static List<Place> places(Transaction tx, Holder holder) {
        return tx.dao(DocumentDao.class).places(holder.kind(), holder.id());
    }

    private static Document erasable(Transaction tx, Actor actor, long id) {
        Document stored = tx.dao(DocumentDao.class).find(id).orElseThrow(Problem::notFound);
        stored.holder().requireSecretariat(actor, places(tx, stored.holder()));
        return stored;
    }
}

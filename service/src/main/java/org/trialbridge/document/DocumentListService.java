package org.trialbridge.document;

import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Database;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Sort;
import org.trialbridge.db.Window;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/** Lists the documents of all that belongs to trials. */
public final class DocumentListService {
    /** The order if none is asked for. */
    public static final Sort<DocumentSort> USUAL = Sort.down(DocumentSort.ATTACHED);

    private final Database database;

    public DocumentListService(Database database) {
        this.database = database;
    }

    /**
     * The documents of what the actor may see. Those of institutions belong to no trial, so they are not among them.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as for the trial, if one is named
     */
    public Listing<Document> list(Actor actor, DocumentFilter filter, Sort<DocumentSort> sort, Window window) {
        return database.read(tx -> {
            if (filter.trial() != null) {
                Trial trial = tx.dao(TrialDao.class).find(filter.trial()).orElseThrow(Problem::notFound);
                actor.require(Action.VIEW_FRAME, trial.place());
            }
            return Listing.of(
                    tx.dao(DocumentDao.class)
                            .list(filter, sort, window.afterPlace(), window.fetch(), actor.scope(Action.VIEW)),
                    window);
        });
    }
}

package org.trialbridge.export;

import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Database;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Sort;
import org.trialbridge.db.Window;

/** Decisions of all meetings in one list. */
public final class DecisionListService {
    /** The order if none is asked for. */
    public static final Sort<DecisionSort> USUAL = Sort.up(DecisionSort.RECORDED);

    private final Database database;

    public DecisionListService(Database database) {
        this.database = database;
    }

    /** The decisions of meetings that the actor sees. */
    public Listing<DecisionLine> list(
            Actor actor,
            @Nullable String trial,
            @Nullable String country,
            @Nullable String q,
            Sort<DecisionSort> sort,
            Window window) {
        return database.read(tx -> Listing.of(
                tx.dao(DecisionListDao.class)
                        .list(trial, country, q, sort, window.afterPlace(), window.fetch(), actor.scope(Action.VIEW)),
                window));
    }
}

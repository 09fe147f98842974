package org.trialbridge.approval;

import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Database;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Window;
import org.trialbridge.problem.Problem;

/** Tells which approvals countries and sites have. */
public final class ApprovalService {
    private final Database database;

    public ApprovalService(Database database) {
        this.database = database;
    }

    /**
     * The approvals that the actor may see, in the order in which they were recorded.
     *
     * @throws Problem MALFORMED if the window starts at nothing of this list
     */
    public Listing<Approval> list(Actor actor, ApprovalFilter filter, Window window) {
        return database.read(tx -> Listing.of(
                tx.dao(ApprovalDao.class).list(filter, id(window.after()), window.fetch(), actor.scope(Action.VIEW)),
                window,
                Approval::id));
    }

    private static @Nullable Long id(@Nullable String after) {
        try {
            return after == null ? null : Long.valueOf(after);
        } catch (NumberFormatException e) {
            throw Problem.malformed("Use the cursor from the answer before, unchanged.");
        }
    }
}

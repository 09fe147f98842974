package org.trialbridge.upload;

import java.util.List;
import java.util.Optional;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Database;
import org.trialbridge.db.Transaction;
import org.trialbridge.enrollment.CountsUpload;
import org.trialbridge.enrollment.CountsUploadDao;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/**
 * Keeps files between their being read and their being loaded, and knows those that were loaded. Each method throws
 * NOT_FOUND or FORBIDDEN for somebody who may report nowhere in the trial.
 */
public final class UploadService {
    private static final int KEPT = 5;
    private static final int SHOWN = 20;

    private final Database database;

    public UploadService(Database database) {
        this.database = database;
    }

    /** Returns normally if the actor may upload for a part of the trial. */
    public void require(Actor actor, String trial) {
        database.read(tx -> trial(tx, actor, trial));
    }

    /** Keeps a file that was read for its sender, and returns the number under which he finds it. */
    public long keep(Actor actor, String trial, UploadedRows rows) {
        return database.bookkeep(tx -> {
            Trial found = trial(tx, actor, trial);
            long userId = user(actor);
            UploadDraftDao dao = tx.dao(UploadDraftDao.class);
            long id = dao.insert(userId, found.id(), rows);
            dao.forget(userId, KEPT);
            return id;
        });
    }

    /** @throws Problem NOT_FOUND too if it was forgotten, or is somebody else's */
    public UploadedRows find(Actor actor, String trial, long id) {
        return database.read(tx -> {
            // whether there is such a file is nobody's business but its sender's
            UploadedRows rows =
                    tx.dao(UploadDraftDao.class).find(id, user(actor), trial).orElseThrow(Problem::notFound);
            trial(tx, actor, trial);
            return rows;
        });
    }

    /** The last time that the same file was loaded. */
    public Optional<CountsUpload> loaded(Actor actor, String trial, String sha256) {
        return database.read(
                tx -> tx.dao(CountsUploadDao.class).find(trial(tx, actor, trial).id(), sha256));
    }

    /** What the actor loaded lately. */
    public List<CountsUpload> own(Actor actor, String trial) {
        return database.read(
                tx -> tx.dao(CountsUploadDao.class).of(trial(tx, actor, trial).id(), user(actor), SHOWN));
    }

    private static long user(Actor actor) {
        Long userId = actor.userId();
        if (userId == null) {
            throw Problem.notFound();
        }
        return userId;
    }

    private static Trial trial(Transaction tx, Actor actor, String code) {
        Trial trial = tx.dao(TrialDao.class).find(code).orElseThrow(Problem::notFound);
        actor.requireWithin(Action.SUBMIT_COUNTS, trial.place());
        return trial;
    }
}

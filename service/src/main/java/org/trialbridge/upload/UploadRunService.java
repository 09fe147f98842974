package org.trialbridge.upload;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trialbridge.db.Database;
import org.trialbridge.problem.Problem;

/**
 * Knows how far the work on large files is. Whose file it is was asked before: see {@link UploadService#find}. Each call is
 * a transaction of its own, so that everybody sees at once how far it is.
 */
public final class UploadRunService {
    private final Database database;

    public UploadRunService(Database database) {
        this.database = database;
    }

    /** The last run of a file. */
    Optional<UploadRun> last(long draft) {
        return database.read(tx -> tx.dao(UploadRunDao.class).last(draft));
    }

    /**
     * Begins a run and returns its number.
     *
     * @throws Problem CONFLICT if another one is at work on the file
     */
    long begin(long draft, UploadRun.Step step, int lines) {
        return database.bookkeep(tx -> {
            UploadRunDao dao = tx.dao(UploadRunDao.class);
            dao.giveUp(draft);
            return dao.begin(draft, step, lines)
                    .orElseThrow(() -> Problem.conflict("This file is being worked on already."));
        });
    }

    /** Notes how far a run is; false if it shall end. */
    boolean advance(long run, UploadRun.Step step, int done) {
        return database.bookkeepAside(tx -> tx.dao(UploadRunDao.class).advance(run, step, done));
    }

    /** Asks the run of a file to end. */
    void cancel(long draft) {
        database.bookkeep(tx -> {
            tx.dao(UploadRunDao.class).cancel(draft);
            return draft;
        });
    }

    void end(long run, UploadRun.State state, @Nullable String told, @Nullable UploadLook look) {
        database.bookkeep(tx -> {
            tx.dao(UploadRunDao.class).end(run, state, told, look);
            return run;
        });
    }
}

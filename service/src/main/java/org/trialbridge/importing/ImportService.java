package org.trialbridge.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Database;
import org.trialbridge.db.Transaction;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;
import org.trialbridge.table.Table;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/**
 * Keeps files between their being read and their being loaded. Each method throws FORBIDDEN for somebody who may edit no
 * trial, and NOT_FOUND for a trial or a file that is not his.
 */
public final class ImportService {
    private static final int KEPT = 5;
    private static final int SHOWN = 20;
    private static final int MOST_TRIALS = 200;
    private static final int LONGEST_BASIS = 200;

    private final Database database;

    public ImportService(Database database) {
        this.database = database;
    }

    /** The codes of the trials for which the actor may import. */
    public List<String> trials(Actor actor) {
        actor.requireAnywhere(Action.EDIT_TRIAL);
        return database
                .read(tx -> tx.dao(TrialDao.class).list(null, MOST_TRIALS, actor.scope(Action.EDIT_TRIAL)))
                .stream()
                .map(Trial::code)
                .toList();
    }

    /** What the actor loaded lately. */
    public List<ImportLoad> own(Actor actor) {
        actor.requireAnywhere(Action.EDIT_TRIAL);
        Long userId = actor.userId();
        return userId == null
                ? List.of()
                : database.read(tx -> tx.dao(ImportLoadDao.class).of(userId, SHOWN));
    }

    /**
     * Makes of a file that was read one to be looked at, with columns guessed from the headings; it is not kept yet.
     *
     * @param trial code of the trial to which the rows belong, if they do
     * @throws Problem INVALID if the trial is missing, or the file has no rows
     */
    public Staged stage(Actor actor, Kind kind, @Nullable String trial, ImportedFile file, List<Table> tables) {
        Long trialId = require(actor, kind, trial);
        if (tables.get(0).rows().size() < 2) {
            throw Problem.invalid("file", "The file has no rows below its headings. Choose another one.");
        }
        return new Staged(
                0,
                kind,
                trialId,
                trialId == null ? null : trial,
                file,
                new Staged.Sheets(tables),
                Mapping.guess(kind, tables),
                null);
    }

    /**
     * Returns normally if the actor may import things of a kind.
     *
     * @return the id of the trial, if the kind needs one
     */
    public @Nullable Long require(Actor actor, Kind kind, @Nullable String trial) {
        actor.requireAnywhere(Action.EDIT_TRIAL);
        if (!kind.needsTrial()) {
            return null;
        }
        if (trial == null || trial.isBlank()) {
            throw Problem.invalid("trial", "Choose the trial to which the rows belong.");
        }
        return database.read(tx -> {
            Trial found = tx.dao(TrialDao.class).find(trial).orElseThrow(Problem::notFound);
            kind.require(actor, found.place());
            return found.id();
        });
    }

    /** Keeps a file for its sender for a day, and returns the number under which he finds it. */
    public long keep(Actor actor, Staged staged) {
        return database.bookkeep(tx -> {
            long userId = user(actor);
            ImportDraftDao dao = tx.dao(ImportDraftDao.class);
            dao.forgetOld();
            long id = dao.insert(userId, staged, staged.file(), staged.sheets(), staged.mapping());
            dao.forgetOthers(userId, KEPT);
            return id;
        });
    }

    /** @throws Problem NOT_FOUND too if it was loaded, given up or forgotten, or is somebody else's */
    public Staged find(Actor actor, long id) {
        return database.read(tx -> find(tx, actor, id));
    }

    /**
     * Says which column is what.
     *
     * @throws Problem INVALID if a column is chosen twice, or one is missing
     */
    public void map(Actor actor, long id, Mapping mapping, @Nullable String lawfulBasis) {
        database.bookkeep(tx -> {
            Staged staged = find(tx, actor, id);
            mapping.check(staged.kind());
            Errors errors = new Errors();
            String basis = errors.optionalText(lawfulBasis, "lawfulBasis", LONGEST_BASIS);
            errors.throwIfAny();
            tx.dao(ImportDraftDao.class).map(id, mapping, basis);
            return id;
        });
    }

    /** Forgets a file that its sender gave up. */
    public void cancel(Actor actor, long id) {
        database.bookkeep(tx -> {
            find(tx, actor, id);
            tx.dao(ImportDraftDao.class).delete(id);
            return id;
        });
    }

    /** Forgets all files that are a day old. */
    public void forget(Actor actor) {
        if (actor.userId() != null) {
            throw Problem.refused("Only the service itself forgets files.");
        }
        database.bookkeep(tx -> {
            tx.dao(ImportDraftDao.class).forgetOld();
            return true;
        });
    }

    private static Staged find(Transaction tx, Actor actor, long id) {
        // whether there is such a file is nobody's business but its sender's
        Staged staged = tx.dao(ImportDraftDao.class).find(id, user(actor)).orElseThrow(Problem::notFound);
        actor.requireAnywhere(Action.EDIT_TRIAL);
        String trial = staged.trial();
        if (trial != null) {
            staged.kind()
                    .require(
                            actor,
                            tx.dao(TrialDao.class)
                                    .find(trial)
                                    .orElseThrow(Problem::notFound)
                                    .place());
        }
        return staged;
    }

    private static long user(Actor actor) {
        Long userId = actor.userId();
        if (userId == null) {
            throw Problem.notFound();
        }
        return userId;
    }
}

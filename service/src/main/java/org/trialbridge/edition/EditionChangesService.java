package org.trialbridge.edition;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Scope;
import org.trialbridge.db.Database;
import org.trialbridge.db.Transaction;
import org.trialbridge.db.Window;
import org.trialbridge.problem.Problem;
import org.trialbridge.report.ChangedCount;
import org.trialbridge.report.ChangedFact;
import org.trialbridge.report.ChangesDao;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/** Tells what changed from one edition to another. */
public final class EditionChangesService {
    private static final int MOST_LINES = 300;

    private final Database database;

    public EditionChangesService(Database database) {
        this.database = database;
    }

    /** The earlier editions about the same with which one can be compared, the latest first. */
    public List<Edition> earlier(Actor actor, Edition edition) {
        actor.require(Action.DOWNLOAD_REPORT, edition.place());
        return database.read(tx -> earlier(tx, actor, edition));
    }

    /**
     * Compares an edition with an earlier one about the same.
     *
     * @param since its number; null for the one that it supersedes, else the last one
     * @throws Problem NOT_FOUND as {@link EditionService#find}, and if there is no such earlier edition
     */
    public EditionChanges changes(Actor actor, String trialCode, int number, @Nullable Integer since) {
        return database.read(tx -> {
            Trial trial = tx.dao(TrialDao.class).find(trialCode).orElseThrow(Problem::notFound);
            actor.requireWithin(Action.DOWNLOAD_REPORT, trial.place());
            Scope scope = actor.scope(Action.DOWNLOAD_REPORT);
            Edition edition =
                    tx.dao(EditionDao.class).find(trial.id(), number, scope).orElseThrow(Problem::notFound);
            List<Edition> earlier = earlier(tx, actor, edition);
            Integer wanted = since == null ? edition.supersedes() : since;
            Edition before = earlier.stream()
                    .filter(one -> wanted == null || one.number() == wanted)
                    .findFirst()
                    .orElseThrow(Problem::notFound);
            ChangesDao dao = tx.dao(ChangesDao.class);
            List<ChangedCount.Line> lines = dao.counts(before.part(), edition.part(), MOST_LINES + 1, scope);
            List<ChangedFact> facts = dao.facts(before.part(), edition.part(), MOST_LINES + 1, scope);
            return new EditionChanges(
                    edition,
                    before,
                    earlier,
                    Stream.concat(
                                    dao.stages(before.part(), edition.part(), scope).stream(),
                                    facts.stream().limit(MOST_LINES))
                            .toList(),
                    lines.stream()
                            .limit(MOST_LINES)
                            .flatMap(ChangedCount.Line::counts)
                            .toList(),
                    lines.size() > MOST_LINES || facts.size() > MOST_LINES);
        });
    }

    private static List<Edition> earlier(Transaction tx, Actor actor, Edition edition) {
        return tx
                .dao(EditionDao.class)
                .list(edition.trialId(), (long) edition.number(), Window.MAX_LIMIT, actor.scope(Action.DOWNLOAD_REPORT))
                .stream()
                .filter(one -> Objects.equals(one.country(), edition.country()))
                .toList();
    }
}

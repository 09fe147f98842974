package org.trialbridge.outlook;

import java.time.LocalDate;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Scope;
import org.trialbridge.db.Database;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/** Tells how well forecasts would have done in the past of a trial. */
public final class BacktestService {
    private static final LocalDate FAR = LocalDate.of(9999, 12, 31);

    private final Database database;

    public BacktestService(Database database) {
        this.database = database;
    }

    /**
     * Looks back on what the actor sees.
     *
     * @param everyMonths how many months lie between two days from which is looked ahead; 0 for those by which 25, 50 and
     *     75 % were enrolled
     * @throws Problem NOT_FOUND outside the actor's scope
     */
    public Backtest test(Actor actor, String trial, int everyMonths) {
        return database.read(tx -> {
            Trial found = tx.dao(TrialDao.class).find(trial).orElseThrow(Problem::notFound);
            actor.require(Action.VIEW_COUNTS, found.place());
            Scope scope = actor.scope(Action.VIEW_COUNTS);
            OutlookDao dao = tx.dao(OutlookDao.class);
            return Backtest.of(
                    found, dao.sites(found.id(), FAR, scope), dao.countries(found.id(), FAR, scope), everyMonths);
        });
    }
}

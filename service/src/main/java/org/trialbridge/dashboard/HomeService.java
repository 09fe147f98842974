package org.trialbridge.dashboard;

import java.util.List;
import java.util.Optional;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Database;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/** Finds where a user's work is. */
public final class HomeService {
    private final Database database;

    public HomeService(Database database) {
        this.database = database;
    }

    /** The code of the trial that the actor sees, if there is just one. */
    public Optional<String> onlyTrial(Actor actor) {
        List<Trial> trials = database.read(tx -> tx.dao(TrialDao.class).list(null, 2, actor.scope(Action.VIEW_FRAME)));
        return trials.size() == 1 ? Optional.of(trials.get(0).code()) : Optional.empty();
    }
}

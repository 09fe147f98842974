package org.trialbridge.statement;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Transaction;
import org.trialbridge.db.Window;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.ParticipationDao;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/** Keeps statements, and which of several is adopted. */
public final class StatementService {
    /** Where a day begins first. */
    private static final ZoneOffset FIRST_ZONE = ZoneOffset.ofHours(14);

    private final Database database;
    private final Clock clock;

    public StatementService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The statements that the actor may see: of the trial, then by country and attribute. */
    public Listing<Statement> list(Actor actor, StatementFilter filter, Window window) {
        return database.read(tx -> {
            if (filter.trial() != null) {
                Trial trial = tx.dao(TrialDao.class).find(filter.trial()).orElseThrow(Problem::notFound);
                actor.require(Action.VIEW_FRAME, trial.place());
            }
            return Listing.of(
                    tx.dao(StatementDao.class).list(filter, window.after(), window.fetch(), actor.scope(Action.VIEW)),
                    window,
                    StatementDao::key);
        });
    }

    public Statement find(Actor actor, long id) {
        return database.read(tx -> require(tx, actor, Action.VIEW, id));
    }

    public Statement create(Actor actor, StatementInput input) {
        String code = input.trial();
        if (code == null) {
            throw Problem.invalid("trial", "Enter a value.");
        }
        return database.write(actor, "statement.create", Guard.trial(code), tx -> {
            Trial trial = tx.dao(TrialDao.class).find(code).orElseThrow(Problem::notFound);
            Participation country = country(tx, code, input.iso2());
            actor.require(Action.EDIT_TRIAL, place(trial.place(), country));
            Statement blank = new Statement(
                    0, 1, trial.id(), code, null, null, "", "", "", null, Statement.Confidence.LOW, false, List.of());
            StatementDao dao = tx.dao(StatementDao.class);
            long id = dao.insert(input.toStatement(blank, country, today()));
            return dao.find(id).orElseThrow(Problem::notFound);
        });
    }

    /**
     * Changes a statement.
     *
     * @throws Problem STALE if {@code version} is not the current one
     */
    public Statement change(Actor actor, long id, int version, StatementInput input) {
        return database.write(actor, "statement.change", Guard.statement(id), tx -> {
            Statement stored = require(tx, actor, Action.EDIT_TRIAL, id);
            if (stored.version() != version) {
                throw Problem.stale(stored, tx.lastChange("statement", id));
            }
            Participation country = country(tx, stored.trial(), input.iso2());
            actor.require(Action.EDIT_TRIAL, place(Place.trial(stored.trialId()), country));
            tx.dao(StatementDao.class).update(input.toStatement(stored, country, today()));
            return tx.dao(StatementDao.class).find(id).orElseThrow(Problem::notFound);
        });
    }

    /** Makes a statement the one that counts, instead of any other about the same thing. Doing so again changes nothing. */
    public Statement adopt(Actor actor, long id) {
        return database.write(actor, "statement.adopt", Guard.statement(id), tx -> {
            Statement stored = require(tx, actor, Action.EDIT_TRIAL, id);
            if (stored.adopted()) {
                return stored;
            }
            StatementDao dao = tx.dao(StatementDao.class);
            dao.dropAdopted(stored);
            dao.adopt(id);
            return dao.find(id).orElseThrow(Problem::notFound);
        });
    }

    /** The countries about which the actor may write statements. */
    public List<Participation> countries(Actor actor, String trial) {
        return database.read(tx -> {
            Trial found = tx.dao(TrialDao.class).find(trial).orElseThrow(Problem::notFound);
            actor.require(Action.VIEW_FRAME, found.place());
            return tx.dao(ParticipationDao.class)
                    .list(found.id(), null, Window.MAX_LIMIT, actor.scope(Action.EDIT_TRIAL));
        });
    }

    private static Statement require(Transaction tx, Actor actor, Action action, long id) {
        Statement statement = tx.dao(StatementDao.class).find(id).orElseThrow(Problem::notFound);
        actor.require(action, statement.place());
        return statement;
    }

    private static @Nullable Participation country(Transaction tx, String trial, @Nullable String iso2) {
        return iso2 == null
                ? null
                : tx.dao(ParticipationDao.class).find(trial, iso2).orElse(null);
    }

    private static Place place(Place trial, @Nullable Participation country) {
        return country == null ? trial : country.place();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), FIRST_ZONE);
    }
}

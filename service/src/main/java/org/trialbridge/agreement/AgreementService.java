package org.trialbridge.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.country.CountryDao;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Sort;
import org.trialbridge.db.Transaction;
import org.trialbridge.db.Window;
import org.trialbridge.institution.InstitutionDao;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.ParticipationDao;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/** Keeps the agreements with countries. */
public final class AgreementService {
    /** The order if none is asked for. */
    public static final Sort<AgreementSort> USUAL = Sort.up(AgreementSort.RECORDED);

    private static final int MAX_INSTITUTIONS = 1000;

    private final Database database;
    private final Clock clock;

    public AgreementService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The agreements that the actor may see. */
    public Listing<Agreement> list(Actor actor, AgreementFilter filter, Sort<AgreementSort> sort, Window window) {
        return database.read(tx -> Listing.of(
                tx.dao(AgreementDao.class)
                        .list(filter, sort, window.afterPlace(), window.fetch(), actor.scope(Action.VIEW)),
                window));
    }

    /**
     * As {@link #list}, of one trial.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as for the trial
     */
    public Listing<Agreement> ofTrial(
            Actor actor, String trial, AgreementFilter filter, Sort<AgreementSort> sort, Window window) {
        database.read(tx -> {
            Trial found = tx.dao(TrialDao.class).find(trial).orElseThrow(Problem::notFound);
            actor.require(Action.VIEW_FRAME, found.place());
            return found;
        });
        return list(actor, filter, sort, window);
    }

    public Agreement find(Actor actor, long id) {
        return database.read(tx -> {
            Agreement found = tx.dao(AgreementDao.class).find(id).orElseThrow(Problem::notFound);
            actor.require(Action.VIEW, found.place());
            return found;
        });
    }

    /** @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#require} for the country; INVALID if a rule is broken */
    public Agreement create(Actor actor, AgreementInput input) {
        String trial = named(input.trial(), "trial");
        String iso2 = named(input.iso2(), "iso2");
        return database.write(actor, "agreement.create", Guard.participation(trial, iso2), tx -> {
            Participation country = require(tx, actor, trial, iso2);
            Agreement blank = new Agreement(
                    0,
                    1,
                    country.trialId(),
                    trial,
                    country.id(),
                    iso2,
                    Agreement.Kind.MOU,
                    "",
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    false);
            AgreementDao dao = tx.dao(AgreementDao.class);
            Agreement checked = input.toAgreement(blank, dao.parties(input.partyIds()), today(tx, iso2));
            long id = dao.insert(checked);
            dao.addParties(id, input.partyIds());
            return dao.find(id).orElseThrow(Problem::notFound);
        });
    }

    /**
     * Changes an agreement; its country stays.
     *
     * @throws Problem STALE if {@code version} is not the current one
     */
    public Agreement change(Actor actor, long id, int version, AgreementInput input) {
        return database.write(actor, "agreement.change", Guard.agreement(id), tx -> {
            AgreementDao dao = tx.dao(AgreementDao.class);
            Agreement stored = dao.find(id).orElseThrow(Problem::notFound);
            actor.require(Action.EDIT_TRIAL, stored.place());
            if (stored.version() != version) {
                throw Problem.stale(stored, tx.lastChange("agreement", id));
            }
            dao.update(input.toAgreement(stored, dao.parties(input.partyIds()), today(tx, stored.iso2())));
            dao.removeOtherParties(id, input.partyIds());
            dao.addParties(id, input.partyIds());
            return dao.find(id).orElseThrow(Problem::notFound);
        });
    }

    /** What the form offers to somebody who may write down agreements with a country. */
    public AgreementChoices choices(Actor actor, String trial, String iso2) {
        return database.read(tx -> new AgreementChoices(
                require(tx, actor, trial, iso2),
                today(tx, iso2),
                tx.dao(InstitutionDao.class).list(null, null, null, MAX_INSTITUTIONS)));
    }

    private static Participation require(Transaction tx, Actor actor, String trial, String iso2) {
        Participation country = tx.dao(ParticipationDao.class).find(trial, iso2).orElseThrow(Problem::notFound);
        actor.require(Action.EDIT_TRIAL, country.place());
        return country;
    }

    private static String named(@Nullable String value, String field) {
        if (value == null) {
            throw Problem.invalid(field, "Enter a value.");
        }
        return value;
    }

    private LocalDate today(Transaction tx, String iso2) {
        return tx.dao(CountryDao.class).today(iso2, clock);
    }
}

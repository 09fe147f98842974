package org.trialbridge.outreach;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.country.Country;
import org.trialbridge.country.CountryDao;
import org.trialbridge.country.CountryNames;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Sort;
import org.trialbridge.db.Transaction;
import org.trialbridge.db.Window;
import org.trialbridge.institution.Institution;
import org.trialbridge.institution.InstitutionDao;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.ParticipationDao;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/** Keeps the outreach to countries. */
public final class OutreachService {
    /** The order if none is asked for. */
    public static final Sort<OutreachSort> USUAL = Sort.down(OutreachSort.DAY);

    private static final int MAX_INSTITUTIONS = 1000;

    private final Database database;
    private final Clock clock;

    public OutreachService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The outreach that the actor may see. */
    public Listing<Outreach> list(Actor actor, OutreachFilter filter, Sort<OutreachSort> sort, Window window) {
        return database.read(tx -> {
            if (filter.trial() != null) {
                Trial trial = tx.dao(TrialDao.class).find(filter.trial()).orElseThrow(Problem::notFound);
                actor.require(Action.VIEW_FRAME, trial.place());
            }
            return Listing.of(
                    tx.dao(OutreachDao.class)
                            .list(filter, sort, window.afterPlace(), window.fetch(), actor.scope(Action.VIEW)),
                    window);
        });
    }

    public Outreach find(Actor actor, long id) {
        return database.read(tx -> {
            Outreach outreach = tx.dao(OutreachDao.class).find(id).orElseThrow(Problem::notFound);
            actor.require(Action.VIEW, outreach.place());
            return outreach;
        });
    }

    public Outreach create(Actor actor, OutreachInput input) {
        String code = named(input.trial(), "trial");
        String iso2 = named(input.iso2(), "iso2");
        return database.write(actor, "outreach.create", Guard.trial(code), tx -> {
            Trial trial = tx.dao(TrialDao.class).find(code).orElseThrow(Problem::notFound);
            Participation country =
                    tx.dao(ParticipationDao.class).find(code, iso2).orElse(null);
            actor.require(Action.EDIT_TRIAL, country == null ? trial.place() : country.place());
            LocalDate today = today(tx, iso2);
            Outreach blank = new Outreach(
                    0,
                    1,
                    trial.id(),
                    code,
                    country == null ? null : country.id(),
                    iso2,
                    null,
                    null,
                    Outreach.Kind.LETTER,
                    today,
                    "",
                    Outreach.Outcome.SENT,
                    false);
            OutreachDao dao = tx.dao(OutreachDao.class);
            long id = dao.insert(input.toOutreach(blank, institution(tx, input.institutionId()), today));
            return dao.find(id).orElseThrow(Problem::notFound);
        });
    }

    /**
     * Changes an outreach.
     *
     * @throws Problem STALE if {@code version} is not the current one
     */
    public Outreach change(Actor actor, long id, int version, OutreachInput input) {
        return database.write(actor, "outreach.change", Guard.outreach(id), tx -> {
            OutreachDao dao = tx.dao(OutreachDao.class);
            Outreach stored = dao.find(id).orElseThrow(Problem::notFound);
            actor.require(Action.EDIT_TRIAL, stored.place());
            if (stored.version() != version) {
                throw Problem.stale(stored, tx.lastChange("outreach", id));
            }
            dao.update(input.toOutreach(stored, institution(tx, input.institutionId()), today(tx, stored.iso2())));
            return dao.find(id).orElseThrow(Problem::notFound);
        });
    }

    /** What the form of a new outreach offers to somebody who may write one. */
    public OutreachChoices choices(Actor actor, String trial, @Nullable String iso2) {
        return database.read(tx -> {
            Trial found = tx.dao(TrialDao.class).find(trial).orElseThrow(Problem::notFound);
            Participation country = iso2 == null
                    ? null
                    : tx.dao(ParticipationDao.class).find(trial, iso2).orElse(null);
            actor.require(Action.EDIT_TRIAL, country == null ? found.place() : country.place());
            return new OutreachChoices(
                    CountryNames.sorted(tx.dao(CountryDao.class).all().stream()
                            .map(Country::iso2)
                            .toList()),
                    tx.dao(InstitutionDao.class).list(null, null, null, MAX_INSTITUTIONS));
        });
    }

    private static String named(@Nullable String value, String field) {
        if (value == null) {
            throw Problem.invalid(field, "Enter a value.");
        }
        return value;
    }

    private static @Nullable Institution institution(Transaction tx, @Nullable Long id) {
        return id == null ? null : tx.dao(InstitutionDao.class).find(id).orElse(null);
    }

    private LocalDate today(Transaction tx, String iso2) {
        Country country = tx.dao(CountryDao.class)
                .find(iso2)
                .orElseThrow(() -> Problem.invalid("iso2", "Enter the two capital letters of a country, such as UZ."));
        return LocalDate.ofInstant(clock.instant(), country.zone());
    }
}

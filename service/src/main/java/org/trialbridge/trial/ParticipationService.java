package org.trialbridge.trial;

import static org.trialbridge.access.Action.EDIT_TRIAL;
import static org.trialbridge.access.Action.VIEW;
import static org.trialbridge.access.Action.VIEW_FRAME;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Sort;
import org.trialbridge.db.Transaction;
import org.trialbridge.db.Window;
import org.trialbridge.problem.Problem;

/** The countries of a trial: who sees which, and what is planned for them. */
public final class ParticipationService {
    /** The order if none is asked for. */
    public static final Sort<CountrySort> USUAL = Sort.up(CountrySort.CODE);

    /** Stands for a country that is not there: only who has the whole trial has it too. */
    private static final long NOT_YET = 0;

    private final Database database;

    public ParticipationService(Database database) {
        this.database = database;
    }

    /** What can be chosen in the form of a country. */
    public record Choices(List<String> countries, List<Choice> owners, List<Choice> institutions) {
        public Choices {
            countries = List.copyOf(countries);
            owners = List.copyOf(owners);
            institutions = List.copyOf(institutions);
        }
    }

    /** The countries of a trial that the actor may read. */
    public Listing<CountryStanding> list(
            Actor actor, String code, @Nullable Stage stage, Sort<CountrySort> sort, Window window) {
        return database.read(tx -> {
            Trial trial = tx.dao(TrialDao.class).find(code).orElseThrow(Problem::notFound);
            actor.require(VIEW_FRAME, trial.place());
            ParticipationDao dao = tx.dao(ParticipationDao.class);
            Map<Long, Recruiting> recruiting = dao.recruiting(List.of(trial.id())).stream()
                    .collect(Collectors.toMap(Recruiting::participationId, Function.identity()));
            return Listing.of(
                            dao.list(trial.id(), stage, sort, window.afterPlace(), window.fetch(), actor.scope(VIEW)),
                            window)
                    .as(countries -> countries.stream()
                            .map(country -> CountryStanding.of(
                                    country,
                                    Objects.requireNonNull(recruiting.get(country.id()))
                                            .status()))
                            .toList());
        });
    }

    public CountryStanding find(Actor actor, String code, String iso2) {
        return database.read(tx -> {
            Participation country =
                    tx.dao(ParticipationDao.class).find(code, iso2).orElseThrow(Problem::notFound);
            actor.require(VIEW, country.place());
            return standing(tx, country);
        });
    }

    /** What can be chosen when a country is added to a trial. */
    public Choices choices(Actor actor, String code) {
        return database.read(tx -> {
            Trial trial = tx.dao(TrialDao.class).find(code).orElseThrow(Problem::notFound);
            actor.require(EDIT_TRIAL, trial.place());
            return choices(tx, trial.id(), null);
        });
    }

    /** What can be chosen when a country of a trial is changed. */
    public Choices choices(Actor actor, String code, String iso2) {
        return database.read(tx -> {
            Participation country =
                    tx.dao(ParticipationDao.class).find(code, iso2).orElseThrow(Problem::notFound);
            actor.require(EDIT_TRIAL, country.place());
            return choices(tx, country.trialId(), country.id());
        });
    }

    /**
     * Adds a country to a trial, at the beginning of the pipeline.
     *
     * @throws Problem PRECONDITION_REQUIRED if it is there already; INVALID if a rule is broken
     */
    public CountryStanding create(Actor actor, String code, String iso2, ParticipationInput input) {
        return database.write(actor, "participation.create", Guard.trial(code), tx -> {
            Trial trial = tx.dao(TrialDao.class).find(code).orElseThrow(Problem::notFound);
            ParticipationDao dao = tx.dao(ParticipationDao.class);
            Participation there = dao.find(code, iso2).orElse(null);
            actor.require(EDIT_TRIAL, there == null ? Place.country(trial.id(), NOT_YET) : there.place());
            if (there != null) {
                throw Problem.versionRequired();
            }
            if (!dao.hasCountry(iso2)) {
                throw Problem.invalid("iso2", "Enter the code of a country: two capital letters.");
            }
            Participation begun = new Participation(
                    0,
                    0,
                    trial.id(),
                    code,
                    iso2,
                    Stage.IDENTIFIED,
                    null,
                    2,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
            dao.insert(checked(tx, begun, input));
            return standing(tx, dao.find(code, iso2).orElseThrow());
        });
    }

    /**
     * @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#require}; STALE if the version is not the current one;
     *     INVALID if a rule is broken
     */
    public CountryStanding update(Actor actor, String code, String iso2, int version, ParticipationInput input) {
        return database.write(actor, "participation.update", Guard.participation(code, iso2), tx -> {
            ParticipationDao dao = tx.dao(ParticipationDao.class);
            Participation current = dao.find(code, iso2).orElseThrow(Problem::notFound);
            actor.require(EDIT_TRIAL, current.place());
            if (current.version() != version) {
                throw Problem.stale(standing(tx, current), tx.lastChange("participation", current.id()));
            }
            dao.update(checked(tx, current, input));
            return standing(tx, dao.find(code, iso2).orElseThrow());
        });
    }

    private static Participation checked(Transaction tx, Participation current, ParticipationInput input) {
        ParticipationDao dao = tx.dao(ParticipationDao.class);
        Long owner = input.ownerUserId();
        Long institution = input.leadInstitutionId();
        return input.toParticipation(
                current,
                owner != null
                        && (owner.equals(current.ownerUserId())
                                || dao.owners(current.trialId(), current.id()).stream()
                                        .anyMatch(choice -> choice.value() == owner)),
                institution != null && tx.dao(TrialDao.class).hasInstitution(institution));
    }

    private static Choices choices(Transaction tx, long trialId, @Nullable Long participationId) {
        ParticipationDao dao = tx.dao(ParticipationDao.class);
        return new Choices(
                dao.otherCountries(trialId),
                dao.owners(trialId, participationId),
                tx.dao(TrialDao.class).institutions());
    }

    private static CountryStanding standing(Transaction tx, Participation country) {
        return CountryStanding.of(
                country,
                tx.dao(ParticipationDao.class)
                        .recruitingCountry(country.id())
                        .map(Recruiting::status)
                        .orElseThrow());
    }
}

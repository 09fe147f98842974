package org.trialbridge.trial;

import static org.trialbridge.access.Action.EDIT_TRIAL;
import static org.trialbridge.access.Action.VIEW;
import static org.trialbridge.access.Action.VIEW_FRAME;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Transaction;
import org.trialbridge.db.Window;
import org.trialbridge.problem.Problem;

/** Trials: who sees which, and who changes them. */
public final class TrialService {
    private final Database database;

    public TrialService(Database database) {
        this.database = database;
    }

    /** The trials of the actor's places, in the order of their codes. */
    public Listing<TrialStanding> list(Actor actor, Window window) {
        return database.read(tx -> {
            List<Trial> trials = tx.dao(TrialDao.class).list(window.after(), window.fetch(), actor.scope(VIEW_FRAME));
            return Listing.of(
                    standings(tx, actor, trials),
                    window,
                    standing -> standing.trial().code());
        });
    }

    public TrialStanding find(Actor actor, String code) {
        return database.read(tx -> {
            Trial trial = tx.dao(TrialDao.class).find(code).orElseThrow(Problem::notFound);
            actor.require(VIEW_FRAME, trial.place());
            return standing(tx, actor, trial);
        });
    }

    /**
     * The institutions that can sponsor a trial, for a form that creates or changes one.
     *
     * @param place of the trial; {@link Place#EVERYTHING} for a new one
     */
    public List<Choice> sponsors(Actor actor, Place place) {
        actor.require(EDIT_TRIAL, place);
        return database.read(tx -> tx.dao(TrialDao.class).institutions());
    }

    /**
     * @throws Problem FORBIDDEN unless the actor may edit all trials; INVALID if a rule is broken or the code is taken
     */
    public TrialStanding create(Actor actor, TrialInput input) {
        return database.write(actor, "trial.create", Guard.register("trial"), tx -> {
            actor.require(EDIT_TRIAL, Place.EVERYTHING);
            TrialDao dao = tx.dao(TrialDao.class);
            Trial trial = input.toTrial(null, hasSponsor(dao, input), UsedPeriods.NONE);
            if (dao.find(trial.code()).isPresent()) {
                throw Problem.invalid("code", "Choose another code: {0} is taken.", trial.code());
            }
            dao.insert(trial);
            return standing(tx, actor, dao.find(trial.code()).orElseThrow());
        });
    }

    /**
     * @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#require}; STALE if the version is not the current one;
     *     INVALID if a rule is broken
     */
    public TrialStanding update(Actor actor, String code, int version, TrialInput input) {
        return database.write(actor, "trial.update", Guard.trial(code), tx -> {
            TrialDao dao = tx.dao(TrialDao.class);
            Trial current = dao.find(code).orElseThrow(Problem::notFound);
            actor.require(EDIT_TRIAL, current.place());
            if (current.version() != version) {
                throw Problem.stale(standing(tx, actor, current), tx.lastChange("trial", current.id()));
            }
            dao.update(input.toTrial(current, hasSponsor(dao, input), dao.used(current.id())));
            return standing(tx, actor, dao.find(code).orElseThrow());
        });
    }

    private static boolean hasSponsor(TrialDao dao, TrialInput input) {
        return input.sponsorInstitutionId() != null && dao.hasInstitution(input.sponsorInstitutionId());
    }

    private static TrialStanding standing(Transaction tx, Actor actor, Trial trial) {
        return standings(tx, actor, List.of(trial)).get(0);
    }

    /** Those who see only that a trial exists do not learn how its countries do. */
    private static List<TrialStanding> standings(Transaction tx, Actor actor, List<Trial> trials) {
        List<Long> read = trials.stream()
                .filter(trial -> actor.may(VIEW, trial.place()))
                .map(Trial::id)
                .toList();
        Map<Long, List<RecruitmentStatus>> countries = tx.dao(ParticipationDao.class).recruiting(read).stream()
                .collect(Collectors.groupingBy(
                        Recruiting::trialId, Collectors.mapping(Recruiting::status, Collectors.toList())));
        return trials.stream()
                .map(trial ->
                        new TrialStanding(trial, read.contains(trial.id()) ? status(countries.get(trial.id())) : null))
                .toList();
    }

    private static RecruitmentStatus status(@Nullable List<RecruitmentStatus> countries) {
        return RecruitmentStatus.ofTrial(countries == null ? List.of() : countries);
    }
}

package org.trialbridge.risk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Scope;
import org.trialbridge.action.Mentions;
import org.trialbridge.action.MentionsDao;
import org.trialbridge.country.Country;
import org.trialbridge.country.CountryDao;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Transaction;
import org.trialbridge.db.Window;
import org.trialbridge.institution.InstitutionDao;
import org.trialbridge.milestone.Milestone;
import org.trialbridge.milestone.MilestoneDao;
import org.trialbridge.problem.Problem;
import org.trialbridge.site.Site;
import org.trialbridge.site.SiteDao;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.ParticipationDao;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/** Keeps the register of risks. */
public final class RiskService {
    private static final int MOST = 1000;

    private final Database database;
    private final Clock clock;

    public RiskService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The risks that the actor may see, those not closed first, the highest score at the top; as of a day, as known at an
     * instant.
     */
    public Listing<Risk> list(
            Actor actor, RiskFilter filter, @Nullable LocalDate asOf, @Nullable Instant knownAt, Window window) {
        return database.readKnownAt(
                knownAt,
                tx -> Listing.of(
                        tx.dao(RiskDao.class)
                                .list(filter, asOf, window.after(), window.fetch(), actor.scope(Action.VIEW)),
                        window,
                        Risk::rank));
    }

    /**
     * How many of a trial's risks have which probability and impact, of those that the actor may see.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor can read nothing of the trial
     */
    public Matrix matrix(
            Actor actor, String trial, RiskFilter filter, @Nullable LocalDate asOf, @Nullable Instant knownAt) {
        return database.readKnownAt(knownAt, tx -> {
            actor.requireWithin(Action.VIEW, trial(tx, trial).place());
            return new Matrix(tx.dao(RiskDao.class).cells(filter, asOf, actor.scope(Action.VIEW)));
        });
    }

    /** The codes of the countries of a trial that the actor may see. */
    public List<String> countries(Actor actor, String trial) {
        return database.read(tx -> {
            Trial found = trial(tx, trial);
            actor.requireWithin(Action.VIEW, found.place());
            return tx
                    .dao(ParticipationDao.class)
                    .list(found.id(), null, Window.MAX_LIMIT, actor.scope(Action.VIEW))
                    .stream()
                    .map(Participation::iso2)
                    .toList();
        });
    }

    public Risk find(Actor actor, long id) {
        return database.read(tx -> require(tx, actor, Action.VIEW, id));
    }

    /** How a risk was scored, when, by whom and why, the latest first. */
    public List<ScoreMove> moves(Actor actor, long id) {
        return database.read(tx -> {
            require(tx, actor, Action.VIEW, id);
            return tx.dao(RiskDao.class).moves(id);
        });
    }

    /** @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#require} for its place; INVALID if a rule is broken */
    public Risk create(Actor actor, RiskInput input) {
        String code = input.trial();
        if (code == null) {
            throw Problem.invalid("trial", "Enter a value.");
        }
        return database.write(actor, "risk.create", input.auditedReason(), Guard.trial(code), tx -> {
            Risk blank = blank(tx, code, input);
            actor.require(Action.EDIT_TRIAL, blank.place());
            long id = tx.dao(RiskDao.class).insert(checked(tx, actor, blank, input, null));
            return require(tx, actor, Action.EDIT_TRIAL, id);
        });
    }

    /**
     * Changes a risk; its place stays.
     *
     * @throws Problem STALE if {@code version} is not the current one
     */
    public Risk change(Actor actor, long id, int version, RiskInput input) {
        return database.write(actor, "risk.change", input.auditedReason(), Guard.risk(id), tx -> {
            Risk stored = require(tx, actor, Action.EDIT_TRIAL, id);
            if (stored.version() != version) {
                throw Problem.stale(stored, tx.lastChange("risk", id));
            }
            tx.dao(RiskDao.class).update(checked(tx, actor, stored, input, stored.ownerPersonId()));
            return require(tx, actor, Action.EDIT_TRIAL, id);
        });
    }

    /**
     * What the form of a risk offers: places where the actor may write risks down, owners, milestones.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor may write none down in the trial
     */
    public RiskChoices choices(Actor actor, String code) {
        return database.read(tx -> {
            Trial trial = trial(tx, code);
            actor.requireWithin(Action.EDIT_TRIAL, trial.place());
            Scope scope = actor.scope(Action.EDIT_TRIAL);
            return new RiskChoices(
                    tx.dao(ParticipationDao.class).list(trial.id(), null, Window.MAX_LIMIT, scope),
                    tx.dao(SiteDao.class).list(trial.id(), null, null, MOST, scope),
                    tx.dao(InstitutionDao.class).list(null, null, null, MOST),
                    tx.dao(MentionsDao.class).peopleChoices(actor.scope(Action.VIEW)),
                    tx.dao(MilestoneDao.class).ofTrial(trial.id(), null).stream()
                            .filter(milestone -> actor.may(Action.EDIT_TRIAL, milestone.place()))
                            .toList());
        });
    }

    private static Risk require(Transaction tx, Actor actor, Action action, long id) {
        Risk found = tx.dao(RiskDao.class).find(id, null).orElseThrow(Problem::notFound);
        actor.require(action, found.place());
        return found;
    }

    /** @param ownerBefore the person who owned it so far: he may stay, whatever happened to him */
    private Risk checked(Transaction tx, Actor actor, Risk stored, RiskInput input, @Nullable Long ownerBefore) {
        Mentions mentions = tx.dao(MentionsDao.class)
                .find(
                        List.of(),
                        Stream.ofNullable(input.ownerInstitutionId()).toList(),
                        Stream.ofNullable(input.ownerPersonId()).toList(),
                        actor.scope(Action.VIEW))
                .and(ownerBefore);
        return input.toRisk(stored, mentions, threatened(tx, stored, input), today(tx, stored));
    }

    private static @Nullable Milestone threatened(Transaction tx, Risk risk, RiskInput input) {
        Long id = input.milestoneId();
        return id == null
                ? null
                : tx.dao(MilestoneDao.class).ofTrial(risk.trialId(), null).stream()
                        .filter(milestone ->
                                milestone.id() == id && risk.place().covers(milestone.place()))
                        .findFirst()
                        .orElse(null);
    }

    private static Trial trial(Transaction tx, String code) {
        return tx.dao(TrialDao.class).find(code).orElseThrow(Problem::notFound);
    }

    private static Risk blank(Transaction tx, String code, RiskInput input) {
        Trial trial = trial(tx, code);
        Site site = input.site() == null
                ? null
                : tx.dao(SiteDao.class).find(code, input.site()).orElse(null);
        String iso2 = site == null ? input.iso2() : site.iso2();
        Participation country = iso2 == null
                ? null
                : tx.dao(ParticipationDao.class).find(code, iso2).orElse(null);
        return new Risk(
                0,
                1,
                trial.id(),
                code,
                country == null ? null : country.id(),
                country == null ? null : iso2,
                site == null ? null : site.id(),
                site == null ? null : site.code(),
                "",
                null,
                Risk.LEAST,
                Risk.LEAST,
                Risk.LEAST,
                Risk.Response.REDUCE,
                null,
                null,
                null,
                null,
                LocalDate.EPOCH,
                null,
                null,
                Risk.Status.OPEN,
                null,
                null,
                null,
                null,
                false);
    }

    /** The day at the site, else in the country, else in UTC. */
    private LocalDate today(Transaction tx, Risk risk) {
        ZoneId zone = risk.site() != null
                ? tx.dao(SiteDao.class)
                        .find(risk.trial(), risk.site())
                        .map(Site::zone)
                        .orElse(ZoneOffset.UTC)
                : risk.iso2() != null
                        ? tx.dao(CountryDao.class)
                                .find(risk.iso2())
                                .map(Country::zone)
                                .orElse(ZoneOffset.UTC)
                        : ZoneOffset.UTC;
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}

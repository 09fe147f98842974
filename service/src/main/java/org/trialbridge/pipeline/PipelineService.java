package org.trialbridge.pipeline;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Scope;
import org.trialbridge.country.CountryDao;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;
import org.trialbridge.problem.Problem;
import org.trialbridge.schedule.ScheduleDao;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.ParticipationDao;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/** Moves countries through the pipeline, and tells where they stand. */
public final class PipelineService {
    private final Database database;
    private final Clock clock;

    public PipelineService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Moves a country to another stage, and plans the milestones that come with it.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#require}; INVALID if a rule forbids the move or a cited
     *     thing is not one of this trial and country
     */
    public StageChange move(Actor actor, String trial, String iso2, StageChangeInput input) {
        return database.write(actor, "stage.change", Guard.participation(trial, iso2), tx -> {
            Participation country = require(tx, actor, Action.CHANGE_STAGE, trial, iso2);
            StageChangeDao changes = tx.dao(StageChangeDao.class);
            List<Evidence> cited = cited(tx, country, input);
            StageChangeInput.Move move = input.toMove(
                    changes.list(country.trialId(), country.id(), null, actor.scope(Action.CHANGE_STAGE)),
                    today(tx, iso2),
                    cited);
            StageFacts facts = tx.dao(EvidenceDao.class).facts(country.trialId(), country.id(), move.effectiveOn());
            List<Expectation> unmet = Expectation.unmet(move.to(), facts);
            long id = changes.append(new StageChangeDao.Line(
                    country.trialId(),
                    country.id(),
                    move.from(),
                    move.to(),
                    move.effectiveOn(),
                    move.reasonCode(),
                    move.reason(),
                    unmet.stream().map(Expectation::name).toList(),
                    unmet.stream().flatMap(one -> one.missing(facts).stream()).toList(),
                    tx.entryId()));
            changes.appendEvidence(cited.stream()
                    .map(thing -> new StageChangeDao.EvidenceLine(
                            country.trialId(), id, thing.kind(), thing.id(), tx.entryId()))
                    .toList());
            tx.dao(ScheduleDao.class)
                    .enter(country.trialId(), country.id(), move.from(), move.to(), move.effectiveOn());
            return find(changes.list(country.trialId(), country.id(), null, actor.scope(Action.CHANGE_STAGE)), id);
        });
    }

    /** The changes of a country in the order in which they took effect; as of a day, as known at an instant. */
    public List<StageChange> changes(
            Actor actor, String trial, String iso2, @Nullable LocalDate asOf, @Nullable Instant knownAt) {
        return database.readKnownAt(knownAt, tx -> {
            Participation country = require(tx, actor, Action.VIEW, trial, iso2);
            return tx.dao(StageChangeDao.class).list(country.trialId(), country.id(), asOf, actor.scope(Action.VIEW));
        });
    }

    /** One change of a country. */
    public StageChange change(Actor actor, String trial, String iso2, long id) {
        return find(changes(actor, trial, iso2, null, null), id);
    }

    /**
     * What the form for moving a country offers to somebody who may move it.
     *
     * @param words all of which an evidence must have in its name; none for the latest things
     * @param chosen the things that are cited already, offered whatever their names
     */
    public MoveChoices choices(
            Actor actor, String trial, String iso2, String words, List<StageChangeInput.Cited> chosen) {
        return database.read(tx -> {
            Participation country = require(tx, actor, Action.CHANGE_STAGE, trial, iso2);
            EvidenceDao evidence = tx.dao(EvidenceDao.class);
            LocalDate today = today(tx, iso2);
            List<StageChange> changes = tx.dao(StageChangeDao.class)
                    .list(country.trialId(), country.id(), null, actor.scope(Action.CHANGE_STAGE));
            return new MoveChoices(
                    country,
                    Standing.on(changes, null),
                    today,
                    evidence.facts(country.trialId(), country.id(), today),
                    Stream.concat(
                                    named(tx, country, chosen).stream(),
                                    evidence.choices(country.trialId(), country.id(), words).stream())
                            .distinct()
                            .toList());
        });
    }

    /** Where the countries of a trial stand, as far as the actor may see them. */
    public Board board(Actor actor, String trial, @Nullable LocalDate asOf, @Nullable Instant knownAt) {
        return database.readKnownAt(knownAt, tx -> {
            Trial found = tx.dao(TrialDao.class).find(trial).orElseThrow(Problem::notFound);
            actor.require(Action.VIEW_FRAME, found.place());
            Instant now = asOf == null ? clock.instant() : null;
            LocalDate today = asOf == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : asOf;
            return new Board(
                    found, today, now, tx.dao(BoardDao.class).board(found.id(), asOf, actor.scope(Action.VIEW)));
        });
    }

    /** What the bridging webinars with the countries of a trial led to, as far as the actor may see them. */
    public Yield webinarYield(Actor actor, String trial, @Nullable LocalDate asOf, @Nullable Instant knownAt) {
        return database.readKnownAt(knownAt, tx -> {
            Trial found = tx.dao(TrialDao.class).find(trial).orElseThrow(Problem::notFound);
            actor.require(Action.VIEW_FRAME, found.place());
            LocalDate by = asOf == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : asOf;
            return new Yield(tx.dao(BoardDao.class).webinarYield(found.id(), by, actor.scope(Action.VIEW)));
        });
    }

    /** How long approvals, agreements and first participants took, as far as the actor may see them. */
    public CycleTimes cycleTimes(Actor actor, String trial, @Nullable LocalDate asOf, @Nullable Instant knownAt) {
        return database.readKnownAt(knownAt, tx -> {
            Trial found = tx.dao(TrialDao.class).find(trial).orElseThrow(Problem::notFound);
            actor.require(Action.VIEW_FRAME, found.place());
            LocalDate by = asOf == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : asOf;
            Scope scope = actor.scope(Action.VIEW);
            BoardDao dao = tx.dao(BoardDao.class);
            return CycleTimes.of(dao.webinarYield(found.id(), by, scope), dao.given(found.id(), by, scope));
        });
    }

    private static Participation require(Transaction tx, Actor actor, Action action, String trial, String iso2) {
        Participation country = tx.dao(ParticipationDao.class).find(trial, iso2).orElseThrow(Problem::notFound);
        actor.require(action, country.place());
        return country;
    }

    private static List<Evidence> cited(Transaction tx, Participation country, StageChangeInput input) {
        return named(tx, country, input.cited());
    }

    private static List<Evidence> named(Transaction tx, Participation country, List<StageChangeInput.Cited> cited) {
        return tx.dao(EvidenceDao.class)
                .named(
                        country.trialId(),
                        country.id(),
                        cited.stream().map(one -> String.valueOf(one.kind())).toList(),
                        cited.stream().map(StageChangeInput.Cited::id).toList());
    }

    private static StageChange find(List<StageChange> changes, long id) {
        return changes.stream().filter(change -> change.id() == id).findFirst().orElseThrow(Problem::notFound);
    }

    private LocalDate today(Transaction tx, String iso2) {
        return tx.dao(CountryDao.class).today(iso2, clock);
    }
}

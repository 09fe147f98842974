package org.trialbridge.comparison;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Scope;
import org.trialbridge.comparison.ComparisonRequest.Days;
import org.trialbridge.db.Database;
import org.trialbridge.db.Transaction;
import org.trialbridge.enrollment.EnrollmentDao;
import org.trialbridge.milestone.MilestoneDao;
import org.trialbridge.milestone.MilestoneStatus;
import org.trialbridge.pipeline.BoardDao;
import org.trialbridge.pipeline.StageChangeDao;
import org.trialbridge.plan.PlanDao;
import org.trialbridge.problem.Problem;
import org.trialbridge.risk.RiskDao;
import org.trialbridge.risk.RiskFilter;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/** Compares a trial on two days. */
public final class ComparisonService {
    private final Database database;
    private final Clock clock;
    private final MilestoneStatus.Thresholds thresholds;

    public ComparisonService(Database database, Clock clock, MilestoneStatus.Thresholds thresholds) {
        this.database = database;
        this.clock = clock;
        this.thresholds = thresholds;
    }

    /**
     * What differs between two days, as far as the actor may see. If nothing of the trial was known on one of them, both are
     * told as they are known now.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN if the actor can read nothing of the trial; INVALID if a day or an instant lies
     *     in the future, or the days stand in the wrong order
     */
    public Comparison compare(Actor actor, String code, ComparisonRequest request) {
        Trial trial = database.read(tx -> {
            Trial found = tx.dao(TrialDao.class).find(code).orElseThrow(Problem::notFound);
            actor.requireWithin(Action.VIEW, found.place());
            return found;
        });
        Days asked = request.days(clock.instant());
        Days days = request.wantsNow() ? asked.knownNow() : asked;
        Optional<Comparing> asTold = beside(actor, trial, days);
        Days told = asTold.isPresent() ? days : days.knownNow();
        Comparing comparing = asTold.or(() -> beside(actor, trial, told)).orElseThrow(Problem::notFound);
        Comparing explained = explained(comparing, told);
        return new Comparison(
                code,
                actor.may(Action.VIEW, trial.place()),
                told.from(),
                told.to(),
                told.from().knownAt() == null && told.to().knownAt() == null,
                asTold.isEmpty(),
                explained.all(),
                explained.countries());
    }

    /** Empty if the trial was not known on one of both days. */
    private Optional<Comparing> beside(Actor actor, Trial trial, Days days) {
        return snapshot(actor, trial, days.from())
                .flatMap(then -> snapshot(actor, trial, days.to()).map(now -> Comparing.of(then, now)));
    }

    private Optional<Snapshot> snapshot(Actor actor, Trial trial, Comparison.Day day) {
        return database.readKnownAt(
                day.knownAt(),
                tx -> tx.dao(TrialDao.class).find(trial.code()).map(known -> read(tx, actor, known, day.on())));
    }

    private Snapshot read(Transaction tx, Actor actor, Trial trial, LocalDate day) {
        Scope scope = actor.scope(Action.VIEW);
        return new Snapshot(
                trial,
                day,
                actor.may(Action.VIEW, trial.place()),
                tx.dao(BoardDao.class).board(trial.id(), day, scope),
                tx.dao(StageChangeDao.class).list(trial.id(), null, day, scope).stream()
                        .filter(move -> !move.undone())
                        .toList(),
                tx.dao(EnrollmentDao.class).countriesBy(trial.id(), null, day, scope),
                tx.dao(PlanDao.class).inForce(trial.id(), day, scope),
                tx.dao(MilestoneDao.class).judged(trial, day, day, thresholds).stream()
                        .filter(judged ->
                                actor.may(Action.VIEW, judged.milestone().place()))
                        .toList(),
                tx.dao(RiskDao.class)
                        .list(
                                RiskFilter.of(trial.code(), null, null, null, null),
                                day,
                                null,
                                Integer.MAX_VALUE,
                                scope));
    }

    private Comparing explained(Comparing comparing, Days days) {
        Instant since = days.from().knownAt();
        if (since == null) {
            return comparing; // both as known now: nothing was changed in between
        }
        return database.read(tx -> {
            ComparisonDao dao = tx.dao(ComparisonDao.class);
            Instant until = days.to().knownAt();
            return comparing.because(
                    dao.reasons("milestone", comparing.milestoneIds(), since, until),
                    dao.reasons("risk", comparing.riskIds(), since, until));
        });
    }
}

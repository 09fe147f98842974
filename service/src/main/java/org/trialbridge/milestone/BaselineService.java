package org.trialbridge.milestone;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;
import org.trialbridge.problem.Problem;
import org.trialbridge.problem.Texts;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/** Freezes the plan of a trial under a name, and gives milestones a colour in the place of the rule's. */
public final class BaselineService {
    private final Database database;
    private final Clock clock;
    private final MilestoneStatus.Thresholds thresholds;

    public BaselineService(Database database, Clock clock, MilestoneStatus.Thresholds thresholds) {
        this.database = database;
        this.clock = clock;
        this.thresholds = thresholds;
    }

    /** A milestone with its day in a baseline. */
    public record Frozen(Milestone milestone, LocalDate frozenOn) {}

    /** The baselines of a trial, the latest first. */
    public List<Baseline> list(Actor actor, String trial) {
        return database.read(tx -> tx.dao(BaselineDao.class)
                .ofTrial(require(tx, actor, Action.VIEW_FRAME, trial).id()));
    }

    /** The days of a baseline, as far as the actor may see the milestones; in their order. */
    public List<Frozen> days(Actor actor, String trial, int number) {
        return database.read(tx -> {
            long id = require(tx, actor, Action.VIEW_FRAME, trial).id();
            List<Milestone> milestones = tx.dao(MilestoneDao.class).ofTrial(id, null);
            List<Frozen> frozen = new ArrayList<>();
            for (BaselineDay day : tx.dao(BaselineDao.class).days(id, number)) {
                milestones.stream()
                        .filter(one -> one.id() == day.milestoneId() && actor.may(Action.VIEW, one.place()))
                        .forEach(one -> frozen.add(new Frozen(one, day.baselineOn())));
            }
            return frozen;
        });
    }

    /**
     * Freezes the planned days of all milestones of a trial.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#require} for the whole trial; INVALID if a rule is broken
     */
    public Baseline freeze(Actor actor, String trial, BaselineInput input) {
        return database.write(actor, "milestone.freeze", Texts.kept(input.reason()), Guard.trial(trial), tx -> {
            Trial found = require(tx, actor, Action.EDIT_TRIAL, trial);
            BaselineDao dao = tx.dao(BaselineDao.class);
            long planned = tx.dao(MilestoneDao.class).ofTrial(found.id(), null).stream()
                    .filter(one -> one.plannedOn() != null && !one.cancelled())
                    .count();
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            dao.freeze(input.toLine(found.id(), dao.ofTrial(found.id()), planned, today, tx.entryId()));
            return dao.ofTrial(found.id()).get(0);
        });
    }

    /**
     * Gives a milestone a colour for a while, or lets the rule speak again.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#require}; INVALID if a rule is broken
     */
    public JudgedMilestone override(Actor actor, long id, OverrideInput input) {
        return database.write(actor, "milestone.override", Texts.kept(input.reason()), Guard.milestone(id), tx -> {
            Milestone stored = judged(tx, id).milestone();
            actor.require(Action.EDIT_TRIAL, stored.place());
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            tx.dao(BaselineDao.class).override(input.toLine(stored, today, tx.entryId()));
            return judged(tx, id);
        });
    }

    private JudgedMilestone judged(Transaction tx, long id) {
        MilestoneDao dao = tx.dao(MilestoneDao.class);
        String code = dao.trialOf(id).orElseThrow(Problem::notFound);
        Trial trial = tx.dao(TrialDao.class).find(code).orElseThrow(Problem::notFound);
        return dao.judged(trial, null, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), thresholds).stream()
                .filter(one -> one.milestone().id() == id)
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private static Trial require(Transaction tx, Actor actor, Action action, String code) {
        Trial trial = tx.dao(TrialDao.class).find(code).orElseThrow(Problem::notFound);
        actor.require(action, trial.place());
        return trial;
    }
}

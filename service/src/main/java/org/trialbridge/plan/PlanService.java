package org.trialbridge.plan;

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
import org.trialbridge.problem.Texts;
import org.trialbridge.site.Site;
import org.trialbridge.site.SiteDao;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.ParticipationDao;
import org.trialbridge.trial.Trial;
import org.trialbridge.trial.TrialDao;

/** Takes new versions of plans and their approvals. */
public final class PlanService {
    /** Where a day begins first: what is in the future there is in the future everywhere. */
    private static final ZoneOffset FIRST_ZONE = ZoneOffset.ofHours(14);

    private final Database database;
    private final Clock clock;

    public PlanService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** All versions in the actor's places, the latest first; of one country or site if it is named. */
    public Listing<EnrollmentPlan> list(
            Actor actor, String trial, @Nullable String iso2, @Nullable String site, Window window) {
        return database.read(tx -> {
            Trial found = tx.dao(TrialDao.class).find(trial).orElseThrow(Problem::notFound);
            actor.require(Action.VIEW_FRAME, found.place());
            return Listing.of(
                    tx.dao(PlanDao.class)
                            .list(found.id(), iso2, site, window.afterId(), window.fetch(), actor.scope(Action.VIEW)),
                    window,
                    EnrollmentPlan::id);
        });
    }

    public EnrollmentPlan find(Actor actor, String trial, long id) {
        return database.read(tx -> {
            EnrollmentPlan plan = plan(tx, trial, id);
            actor.require(Action.VIEW, plan.place());
            return plan;
        });
    }

    /**
     * Proposes a version. Nothing compares with it until it is approved.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#require}; INVALID if a rule is broken
     */
    public EnrollmentPlan propose(Actor actor, String trial, PlanInput input) {
        return propose(actor, trial, input, false);
    }

    /** As {@link #propose}, of a plan that was made up for the demonstration. */
    public EnrollmentPlan illustrate(Actor actor, String trial, PlanInput input) {
        return propose(actor, trial, input, true);
    }

    private EnrollmentPlan propose(Actor actor, String trial, PlanInput input, boolean illustrative) {
        return database.write(actor, "plan.propose", Texts.kept(input.reason()), Guard.trial(trial), tx -> {
            Trial found = tx.dao(TrialDao.class).find(trial).orElseThrow(Problem::notFound);
            actor.require(Action.VIEW_FRAME, found.place());
            Place place = place(tx, actor, found, input);
            actor.require(Action.EDIT_TRIAL, place);
            PlanInput.Valid valid = input.toPlan(found.calendar());
            PlanDao dao = tx.dao(PlanDao.class);
            long id = dao.insert(place, dao.nextVersion(place), valid.reason(), illustrative, tx.entryId());
            dao.insertPoints(id, valid.points(), tx.entryId());
            return plan(tx, trial, id);
        });
    }

    /**
     * Writes down that a version was approved.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN as {@link Actor#require}; CONFLICT if it is approved already; INVALID if a rule
     *     is broken
     */
    public EnrollmentPlan approve(Actor actor, String trial, long id, ApprovalInput input) {
        return database.write(actor, "plan.approve", Texts.kept(input.note()), Guard.trial(trial), tx -> {
            EnrollmentPlan plan = plan(tx, trial, id);
            actor.require(Action.EDIT_TRIAL, plan.place());
            if (plan.approvedOn() != null) {
                throw Problem.conflict("Version " + plan.version() + " is approved already, since " + plan.approvedOn()
                        + ". Propose a new version to change the plan.");
            }
            ApprovalInput.Valid valid = input.toApproval(LocalDate.ofInstant(clock.instant(), FIRST_ZONE));
            tx.dao(PlanDao.class).approve(id, valid.approvedOn(), valid.note(), tx.entryId());
            return plan(tx, trial, id);
        });
    }

    /** The countries and sites for which the actor may propose a plan. */
    public PlanChoices choices(Actor actor, String trial) {
        return database.read(tx -> {
            Trial found = tx.dao(TrialDao.class).find(trial).orElseThrow(Problem::notFound);
            actor.require(Action.VIEW_FRAME, found.place());
            List<Participation> countries = tx.dao(ParticipationDao.class)
                    .list(found.id(), null, Window.MAX_LIMIT, actor.scope(Action.EDIT_TRIAL));
            if (countries.isEmpty()) {
                actor.require(Action.EDIT_TRIAL, found.place());
            }
            return new PlanChoices(
                    found.calendar(),
                    actor.may(Action.EDIT_TRIAL, found.place()),
                    countries.stream().map(Participation::iso2).toList());
        });
    }

    private static EnrollmentPlan plan(Transaction tx, String trial, long id) {
        Trial found = tx.dao(TrialDao.class).find(trial).orElseThrow(Problem::notFound);
        return tx.dao(PlanDao.class).find(found.id(), id).orElseThrow(Problem::notFound);
    }

    /** A place that the actor can not see is refused in the words for one that is not there. */
    private static Place place(Transaction tx, Actor actor, Trial trial, PlanInput input) {
        if (input.site() != null) {
            return tx.dao(SiteDao.class)
                    .find(trial.code(), input.site())
                    .map(Site::place)
                    .filter(place -> actor.may(Action.VIEW_FRAME, place))
                    .orElseThrow(() -> Problem.invalid("site", "Enter the code of a site of the trial."));
        }
        return input.iso2() == null
                ? trial.place()
                : tx.dao(ParticipationDao.class)
                        .find(trial.code(), input.iso2())
                        .map(Participation::place)
                        .filter(place -> actor.may(Action.VIEW_FRAME, place))
                        .orElseThrow(() -> Problem.invalid("iso2", "Choose a country of the trial."));
    }
}

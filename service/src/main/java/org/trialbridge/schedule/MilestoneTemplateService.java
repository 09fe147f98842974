package org.trialbridge.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Transaction;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Stage;

/** Keeps the templates of milestones. */
public final class MilestoneTemplateService {
    private static final String TABLE = "milestone_template";

    private final Database database;

    public MilestoneTemplateService(Database database) {
        this.database = database;
    }

    /** All templates, for whoever reads trial data anywhere. */
    public Listing<MilestoneTemplate> list(Actor actor) {
        actor.requireAnywhere(Action.VIEW);
        return database.read(tx -> new Listing<>(tx.dao(ScheduleDao.class).templates(), null));
    }

    public MilestoneTemplate find(Actor actor, long id) {
        actor.requireAnywhere(Action.VIEW);
        return database.read(tx -> find(tx, id));
    }

    /** The types of countries for which there can be templates of their own. */
    public List<CountryType> types(Actor actor) {
        actor.requireAnywhere(Action.VIEW);
        return database.read(tx -> tx.dao(ScheduleDao.class).types());
    }

    /**
     * Makes a template. With a stage it is applied by itself in all trials, so that takes whoever may edit them all.
     *
     * @throws Problem FORBIDDEN unless the actor may edit a trial, with a stage all of them; INVALID if a rule is broken
     */
    public MilestoneTemplate create(Actor actor, MilestoneTemplateInput input) {
        require(actor, input.stage());
        return database.write(actor, "milestoneTemplate.create", Guard.register(TABLE), tx -> {
            ScheduleDao dao = tx.dao(ScheduleDao.class);
            MilestoneTemplate template = input.toTemplate(0, dao.templates(), dao.types());
            long id = dao.insert(template);
            dao.put(id, template.items());
            return find(tx, id);
        });
    }

    /**
     * Changes a template. Milestones that were planned by it stay as they are.
     *
     * @throws Problem STALE if {@code version} is not the current one; else as {@link #create}
     */
    public MilestoneTemplate change(Actor actor, long id, int version, MilestoneTemplateInput input) {
        require(actor, input.stage());
        return database.write(actor, "milestoneTemplate.change", Guard.register(TABLE), tx -> {
            MilestoneTemplate stored = find(tx, id);
            require(actor, stored.stage());
            if (stored.version() != version) {
                throw Problem.stale(stored, tx.lastChange(TABLE, id));
            }
            ScheduleDao dao = tx.dao(ScheduleDao.class);
            MilestoneTemplate template = input.toTemplate(id, dao.templates(), dao.types());
            dao.update(template);
            dao.put(id, template.items());
            return find(tx, id);
        });
    }

    private static void require(Actor actor, @Nullable Stage stage) {
        actor.requireAnywhere(Action.EDIT_TRIAL);
        if (stage != null) {
            actor.require(Action.EDIT_TRIAL, Place.EVERYTHING);
        }
    }

    private static MilestoneTemplate find(Transaction tx, long id) {
        return tx.dao(ScheduleDao.class).templates().stream()
                .filter(template -> template.id() == id)
                .findFirst()
                .orElseThrow(Problem::notFound);
    }
}

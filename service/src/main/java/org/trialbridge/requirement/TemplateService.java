package org.trialbridge.requirement;

import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Transaction;
import org.trialbridge.problem.Problem;

/** Keeps the templates of what countries need. */
public final class TemplateService {
    private static final String TABLE = "approval_template";

    private final Database database;

    public TemplateService(Database database) {
        this.database = database;
    }

    /** All templates, for whoever reads trial data anywhere. */
    public Listing<ApprovalTemplate> list(Actor actor) {
        actor.requireAnywhere(Action.VIEW);
        return database.read(tx -> new Listing<>(tx.dao(TemplateDao.class).all(), null));
    }

    public ApprovalTemplate find(Actor actor, long id) {
        actor.requireAnywhere(Action.VIEW);
        return database.read(tx -> find(tx, id));
    }

    /** @throws Problem FORBIDDEN unless the actor may edit a trial; INVALID if a rule is broken */
    public ApprovalTemplate create(Actor actor, TemplateInput input) {
        actor.requireAnywhere(Action.EDIT_TRIAL);
        return database.write(actor, "approvalTemplate.create", Guard.register(TABLE), tx -> {
            TemplateDao dao = tx.dao(TemplateDao.class);
            ApprovalTemplate template = input.toTemplate(0, dao.all());
            long id = dao.insert(template);
            dao.add(id, template.items());
            return find(tx, id);
        });
    }

    /**
     * Changes a template. What countries need stays as it is.
     *
     * @throws Problem STALE if {@code version} is not the current one; else as {@link #create}
     */
    public ApprovalTemplate change(Actor actor, long id, int version, TemplateInput input) {
        actor.requireAnywhere(Action.EDIT_TRIAL);
        return database.write(actor, "approvalTemplate.change", Guard.register(TABLE), tx -> {
            ApprovalTemplate stored = find(tx, id);
            if (stored.version() != version) {
                throw Problem.stale(stored, tx.lastChange(TABLE, id));
            }
            TemplateDao dao = tx.dao(TemplateDao.class);
            ApprovalTemplate template = input.toTemplate(id, dao.all());
            dao.update(template);
            dao.clear(id);
            dao.add(id, template.items());
            return find(tx, id);
        });
    }

    private static ApprovalTemplate find(Transaction tx, long id) {
        return tx.dao(TemplateDao.class).all().stream()
                .filter(template -> template.id() == id)
                .findFirst()
                .orElseThrow(Problem::notFound);
    }
}

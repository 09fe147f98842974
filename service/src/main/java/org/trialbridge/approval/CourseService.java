package org.trialbridge.approval;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.country.CountryDao;
import org.trialbridge.db.Database;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Transaction;
import org.trialbridge.problem.Problem;

/** Keeps what authorities ask and what approvals ask for, and tells how long it takes. */
public final class CourseService {
    private final Database database;
    private final Clock clock;

    public CourseService(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The course of an approval.
     *
     * @param asOf the day by which it is told, or null for today in the country
     * @param knownAt when it was known, or null for now
     */
    public ApprovalCourse find(Actor actor, long id, @Nullable LocalDate asOf, @Nullable Instant knownAt) {
        return database.readKnownAt(knownAt, tx -> {
            Approval approval = require(tx, actor, Action.VIEW, id);
            LocalDate day = asOf == null ? today(tx, approval) : asOf;
            return tx.dao(CourseDao.class).told(List.of(approval), day).get(0);
        });
    }

    /**
     * Adds a question of the authority, answered or not. The approval then waits for the answer, if it is not decided.
     *
     * @throws Problem CONFLICT if the approval was not submitted; INVALID if a rule is broken
     */
    public ApprovalQuestion ask(Actor actor, long id, ApprovalQuestionInput input) {
        return database.write(actor, "approval.ask", Guard.approval(id), tx -> {
            Approval approval = require(tx, actor, Action.EDIT_APPROVALS, id);
            long added = tx.dao(CourseDao.class).insert(input.toQuestion(0, approval, today(tx, approval)));
            turn(tx, id);
            return question(tx, id, added);
        });
    }

    /** @throws Problem STALE if {@code version} is not the question's current one; else as {@link #ask} */
    public ApprovalQuestion change(Actor actor, long id, long questionId, int version, ApprovalQuestionInput input) {
        return database.write(actor, "approval.answer", Guard.approval(id), tx -> {
            Approval approval = require(tx, actor, Action.EDIT_APPROVALS, id);
            ApprovalQuestion stored = question(tx, id, questionId);
            if (stored.version() != version) {
                throw Problem.stale(stored, tx.lastChange("approval_question", questionId));
            }
            tx.dao(CourseDao.class).update(input.toQuestion(questionId, approval, today(tx, approval)));
            turn(tx, id);
            return question(tx, id, questionId);
        });
    }

    /** @throws Problem CONFLICT if the approval is not one with conditions; INVALID if a rule is broken */
    public ApprovalCondition add(Actor actor, long id, ApprovalConditionInput input) {
        return database.write(actor, "approval.condition", Guard.approval(id), tx -> {
            Approval approval = require(tx, actor, Action.EDIT_APPROVALS, id);
            return condition(
                    tx, id, tx.dao(CourseDao.class).insert(input.toCondition(0, approval, today(tx, approval))));
        });
    }

    /** @throws Problem STALE if {@code version} is not the condition's current one; else as {@link #add} */
    public ApprovalCondition change(Actor actor, long id, long conditionId, int version, ApprovalConditionInput input) {
        return database.write(actor, "approval.condition", Guard.approval(id), tx -> {
            Approval approval = require(tx, actor, Action.EDIT_APPROVALS, id);
            ApprovalCondition stored = condition(tx, id, conditionId);
            if (stored.version() != version) {
                throw Problem.stale(stored, tx.lastChange("approval_condition", conditionId));
            }
            tx.dao(CourseDao.class).update(input.toCondition(conditionId, approval, today(tx, approval)));
            return condition(tx, id, conditionId);
        });
    }

    private static void turn(Transaction tx, long id) {
        CourseDao dao = tx.dao(CourseDao.class);
        boolean open = dao.questions(List.of(id)).stream().anyMatch(ApprovalQuestion::open);
        dao.turn(id, open ? Approval.Status.QUESTIONS : Approval.Status.SUBMITTED);
    }

    private static ApprovalQuestion question(Transaction tx, long id, long questionId) {
        return tx.dao(CourseDao.class).questions(List.of(id)).stream()
                .filter(question -> question.id() == questionId)
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private static ApprovalCondition condition(Transaction tx, long id, long conditionId) {
        return tx.dao(CourseDao.class).conditions(List.of(id)).stream()
                .filter(condition -> condition.id() == conditionId)
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private static Approval require(Transaction tx, Actor actor, Action action, long id) {
        Approval found = tx.dao(ApprovalDao.class).find(id).orElseThrow(Problem::notFound);
        actor.require(action, found.place());
        return found;
    }

    private LocalDate today(Transaction tx, Approval approval) {
        return tx.dao(CountryDao.class).today(approval.iso2(), clock);
    }
}

package org.trialbridge.approval;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The tables {@code approval_question} and {@code approval_condition}. */
@RegisterConstructorMapper(ApprovalQuestion.class)
@RegisterConstructorMapper(ApprovalCondition.class)
public interface CourseDao {

    /** What was asked about some approvals, the first asked first. */
    @SqlQuery("""
            select id, version, approval_id, asked_on, question, answered_on, answer
              from approval_question
             where approval_id = any(:approvalIds::bigint[])
             order by asked_on, id
            """)
    List<ApprovalQuestion> questions(List<Long> approvalIds);

    /** What some approvals ask for, the first due first. */
    @SqlQuery("""
            select id, version, approval_id, text, due_on, met_on
              from approval_condition
             where approval_id = any(:approvalIds::bigint[])
             order by due_on nulls last, id
            """)
    List<ApprovalCondition> conditions(List<Long> approvalIds);

    /** Approvals as they stood on a day, with what belongs to them. */
    default List<ApprovalCourse> told(List<Approval> approvals, LocalDate day) {
        List<Long> ids = approvals.stream().map(Approval::id).toList();
        List<ApprovalQuestion> questions = questions(ids);
        List<ApprovalCondition> conditions = conditions(ids);
        return approvals.stream()
                .map(approval -> ApprovalCourse.of(approval, questions, conditions, day))
                .toList();
    }

    @SqlUpdate("""
            insert into approval_question (approval_id, asked_on, question, answered_on, answer)
            values (:approvalId, :askedOn, :question, :answeredOn, :answer)
            """)
    @GetGeneratedKeys("id")
    long insert(@BindMethods ApprovalQuestion question);

    @SqlUpdate("""
            update approval_question
               set version = version + 1, asked_on = :askedOn, question = :question, answered_on = :answeredOn, answer = :answer
             where id = :id
            """)
    void update(@BindMethods ApprovalQuestion question);

    @SqlUpdate("""
            insert into approval_condition (approval_id, text, due_on, met_on)
            values (:approvalId, :text, :dueOn, :metOn)
            """)
    @GetGeneratedKeys("id")
    long insert(@BindMethods ApprovalCondition condition);

    @SqlUpdate("""
            update approval_condition
               set version = version + 1, text = :text, due_on = :dueOn, met_on = :metOn
             where id = :id
            """)
    void update(@BindMethods ApprovalCondition condition);

    /** A question of an approval opened or was answered: it waits for us, or for the authority. */
    @SqlUpdate("""
            update approval
               set version = version + 1, status = :status
             where id = :id and status <> :status and status in ('SUBMITTED', 'QUESTIONS')
            """)
    void turn(long id, Approval.Status status);
}

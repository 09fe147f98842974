package org.trialbridge.approval;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.approval.Approval.Status;

/**
 * An approval as it stood on a day, with what was asked, what it asks for, and how long it took.
 *
 * @param day the day by which it is told
 * @param questions the first asked first
 * @param clock null if it was not submitted, or nobody knows when it ended
 * @param daysLeft until it expires, negative once it is over; null if it is not in force or does not expire
 */
public record ApprovalCourse(
        LocalDate day,
        Approval approval,
        List<ApprovalQuestion> questions,
        List<ApprovalCondition> conditions,
        @Nullable AuthorityClock clock,
        @Nullable Long daysLeft) {

    public ApprovalCourse {
        questions = List.copyOf(questions);
        conditions = List.copyOf(conditions);
    }

    /** Tells an approval by a day; questions and conditions of others are left out, and so is what came later. */
    public static ApprovalCourse of(
            Approval approval, List<ApprovalQuestion> questions, List<ApprovalCondition> conditions, LocalDate day) {
        List<ApprovalQuestion> all = questions.stream()
                .filter(question -> question.approvalId() == approval.id())
                .toList();
        List<ApprovalQuestion> asked = all.stream()
                .filter(question -> !question.askedOn().isAfter(day))
                .map(question -> question.on(day))
                .toList();
        Approval then = approval.on(day);
        if (!all.isEmpty() && (then.status() == Status.SUBMITTED || then.status() == Status.QUESTIONS)) {
            boolean open = asked.stream().anyMatch(ApprovalQuestion::open);
            then = then.with(open ? Status.QUESTIONS : Status.SUBMITTED);
        }
        boolean decided = then.decidedOn() != null;
        return new ApprovalCourse(
                day,
                then,
                asked,
                conditions.stream()
                        .filter(condition -> decided && condition.approvalId() == approval.id())
                        .map(condition -> condition.on(day))
                        .toList(),
                AuthorityClock.of(then, asked, day),
                then.daysLeft(day));
    }

    public long openQuestions() {
        return questions.stream().filter(ApprovalQuestion::open).count();
    }

    /** How many conditions are not met yet. */
    public long openConditions() {
        return conditions.stream()
                .filter(condition -> condition.metOn() == null)
                .count();
    }
}

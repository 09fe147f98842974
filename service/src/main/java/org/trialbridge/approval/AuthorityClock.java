package org.trialbridge.approval;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long an authority has had an application.
 *
 * @param clockDays the days on which its clock ran: the calendar days without those on which a question was open
 * @param calendarDays the days from its submission to its decision, or to the day asked for while it is not decided
 * @param openDays the days on which at least one question was open
 */
public record AuthorityClock(long clockDays, long calendarDays, long openDays) {
    /** What the two numbers mean, for people. */
    public static final String MEANING =
            "Calendar days run from the submission to the decision, or to today while it is"
                    + " not decided. The authority's clock stands still from the day on which a question is received to the day on"
                    + " which it is answered; several open questions count once.";

    /**
     * Returns the days by a day.
     *
     * @param approval as it stood on that day
     * @param questions in any order
     * @return null if it was not submitted by then, or if nobody knows when it ended
     */
    public static @Nullable AuthorityClock of(Approval approval, List<ApprovalQuestion> questions, LocalDate by) {
        LocalDate from = approval.submittedOn();
        LocalDate decided = approval.decidedOn();
        boolean endsUnknown = decided == null && approval.status().isOver();
        if (from == null || endsUnknown) {
            return null;
        }
        LocalDate to = decided == null ? by : decided;
        if (to.isBefore(from)) {
            return null;
        }
        long calendar = ChronoUnit.DAYS.between(from, to);
        long open = openDays(questions, from, to);
        return new AuthorityClock(calendar - open, calendar, open);
    }

    private static long openDays(List<ApprovalQuestion> questions, LocalDate from, LocalDate to) {
        long open = 0;
        LocalDate counted = from;
        for (ApprovalQuestion question : questions.stream()
                .sorted(Comparator.comparing(ApprovalQuestion::askedOn))
                .toList()) {
            LocalDate answered = question.answeredOn();
            LocalDate begin = question.askedOn().isBefore(counted) ? counted : question.askedOn();
            LocalDate end = answered == null || answered.isAfter(to) ? to : answered;
            if (end.isAfter(begin)) {
                open += ChronoUnit.DAYS.between(begin, end);
                counted = end;
            }
        }
        return open;
    }
}

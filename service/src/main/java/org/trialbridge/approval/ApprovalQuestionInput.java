package org.trialbridge.approval;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** A question of an authority as somebody wrote it down, not yet checked. */
public record ApprovalQuestionInput(
        @Nullable LocalDate askedOn,
        @Nullable String question,
        @Nullable LocalDate answeredOn,
        @Nullable String answer) {
    private static final int LONGEST = 4000;

    /**
     * Returns the question, if every rule is kept.
     *
     * @param id of the question to be changed, or 0 for a new one
     * @param today in the country
     * @throws Problem INVALID naming every broken rule; CONFLICT if it is about nothing that was submitted
     */
    ApprovalQuestion toQuestion(long id, Approval approval, LocalDate today) {
        LocalDate submitted = approval.submittedOn();
        if (submitted == null) {
            throw Problem.conflict("An authority asks about what it has. Enter first when the approval was submitted.");
        }
        LocalDate decided = approval.decidedOn();
        Errors errors = new Errors();
        LocalDate asked = errors.require(askedOn, "askedOn", submitted);
        errors.check(!asked.isAfter(today), "askedOn", "Enter {0} or an earlier day.", today);
        errors.check(
                !asked.isBefore(submitted), "askedOn", "Enter {0} or a later day: it was submitted then.", submitted);
        errors.check(
                decided == null || !asked.isAfter(decided),
                "askedOn",
                "Enter {0} or an earlier day: it was decided then.",
                String.valueOf(decided));
        String text = errors.text(question, "question", LONGEST);
        String told = errors.optionalText(answer, "answer", LONGEST);
        errors.check(
                answeredOn == null || !answeredOn.isBefore(asked),
                "answeredOn",
                "Enter {0} or a later day: it was asked then.",
                asked);
        errors.check(
                answeredOn == null || !answeredOn.isAfter(today), "answeredOn", "Enter {0} or an earlier day.", today);
        errors.check(answeredOn != null || told == null, "answeredOn", "Enter the day on which the answer was sent.");
        errors.check(answeredOn == null || told != null, "answer", "Enter what was answered.");
        errors.throwIfAny();
        return new ApprovalQuestion(id, 1, approval.id(), asked, text, answeredOn, told);
    }
}

package org.trialbridge.approval;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an authority asked about an application, and what was answered.
 *
 * @param askedOn when it was received
 * @param answeredOn when the answer was sent; null while the question is open
 */
public record ApprovalQuestion(
        long id,
        int version,
        long approvalId,
        LocalDate askedOn,
        String question,
        @Nullable LocalDate answeredOn,
        @Nullable String answer) {

    public boolean open() {
        return answeredOn == null;
    }

    /** The question as it stood on a day: an answer that came later is left out. */
    ApprovalQuestion on(LocalDate day) {
        return answeredOn == null || !answeredOn.isAfter(day)
                ? this
                : new ApprovalQuestion(id, version, approvalId, askedOn, question, null, null);
    }
}

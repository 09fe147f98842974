package org.trialbridge.document;

import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** Why a document is withdrawn or erased, not yet checked. */
public record ReasonInput(@Nullable String reason) {
    private static final int LONGEST = 500;

    /** @throws Problem INVALID if there is none */
    String checked() {
        Errors errors = new Errors();
        String text = errors.text(reason, "reason", LONGEST);
        errors.throwIfAny();
        return text;
    }
}

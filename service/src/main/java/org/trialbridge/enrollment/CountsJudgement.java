package org.trialbridge.enrollment;

import java.util.ArrayList;
import java.util.List;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;

/**
 * What the rules say of a report.
 *
 * @param counts the line to be stored, unless something is wrong
 * @param errors what is wrong
 * @param unconfirmed the warnings that the sender has not confirmed
 */
record CountsJudgement(Counts counts, List<FieldError> errors, List<Warning> unconfirmed) {
    CountsJudgement {
        errors = List.copyOf(errors);
        unconfirmed = List.copyOf(unconfirmed);
    }

    /** The line, if nothing stands against it. */
    Counts orThrow() {
        List<FieldError> all = new ArrayList<>(errors);
        unconfirmed.forEach(warning -> all.add(warning.error()));
        if (!all.isEmpty()) {
            throw Problem.invalid(all);
        }
        return counts;
    }
}

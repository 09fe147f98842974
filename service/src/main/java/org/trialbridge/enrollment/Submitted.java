package org.trialbridge.enrollment;

import java.util.List;

/**
 * The answer to a report.
 *
 * @param outcome what the report did
 * @param editions the numbers of the issued editions that showed the number which it corrects
 */
public record Submitted(CountsLine line, Outcome outcome, List<Integer> editions) {
    public Submitted {
        editions = List.copyOf(editions);
    }

    /** What a report did. */
    public enum Outcome {
        /** It is the first of its period. */
        REPORTED,
        /** It corrects what was reported for its period. */
        CORRECTED,
        /** It says what is stored already, so nothing was written. */
        UNCHANGED
    }
}

package org.trialbridge.enrollment;

/**
 * The answer to a report.
 *
 * @param outcome what the report did
 */
public record Submitted(CountsLine line, Outcome outcome) {

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

package org.trialbridge.edition;

import org.trialbridge.report.ReportFile;

/**
 * What came out when an edition was made again.
 *
 * @param software the version that made it now
 */
public record Regeneration(int number, Outcome outcome, String sha256, String contentHash, String software) {

    /** How it compares with what was issued. */
    public enum Outcome {
        /** Byte for byte the same. */
        IDENTICAL,
        /** Made by another version of the software: all but the sheet Provenance is the same. */
        EQUAL_CONTENT,
        /** Something else. */
        DIFFERENT
    }

    static Regeneration of(Edition issued, ReportFile again, String software) {
        String sha256 = again.sha256();
        Outcome outcome = sha256.equals(issued.sha256())
                ? Outcome.IDENTICAL
                : again.contentHash().equals(issued.contentHash()) ? Outcome.EQUAL_CONTENT : Outcome.DIFFERENT;
        return new Regeneration(issued.number(), outcome, sha256, again.contentHash(), software);
    }
}

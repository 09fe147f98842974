package org.trialbridge.enrollment;

/**
 * What holds for all lines that are sent together.
 *
 * @param confirmsWarnings whether the sender looked at all warnings and found them right
 * @param namesRevisions whether each correction must name the revision that it corrects; else it corrects what is in force
 */
public record BatchTerms(Provenance provenance, boolean confirmsWarnings, boolean namesRevisions) {
    /** Of a request: every line speaks for itself. */
    public static final BatchTerms LINE_BY_LINE = new BatchTerms(Provenance.RECORDED, false, true);
}

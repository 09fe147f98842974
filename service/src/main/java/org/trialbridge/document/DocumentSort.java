package org.trialbridge.document;

/** By what the documents of a trial are listed. */
public enum DocumentSort {
    ATTACHED,
    TITLE,
    KIND,
    /** The kind of the thing on which they hang, then its name. */
    HOLDER,
    /** The day that stands on them. */
    DATED,
    SIZE
}

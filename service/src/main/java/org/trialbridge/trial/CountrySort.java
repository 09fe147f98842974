package org.trialbridge.trial;

/** By what the countries of a trial are listed. */
public enum CountrySort {
    CODE,
    /** Their English names. */
    COUNTRY,
    /** As in the pipeline, and when they came to it. */
    STAGE,
    SINCE,
    PRIORITY,
    OWNER,
    /** The institution that leads. */
    LEAD,
    TARGET,
    NEXT_STEP,
    /** The day of the next step. */
    DUE
}

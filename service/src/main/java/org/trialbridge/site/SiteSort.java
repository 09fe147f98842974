package org.trialbridge.site;

/** By what sites are listed. */
public enum SiteSort {
    CODE,
    COUNTRY,
    NAME,
    /** From identified to closed. */
    STATUS,
    ACTIVATED,
    SCREENED,
    ENROLLED,
    TARGET,
    /** The last day for which they reported. */
    REPORTED
}

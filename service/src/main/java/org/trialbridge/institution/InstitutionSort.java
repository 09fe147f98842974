package org.trialbridge.institution;

/** By what institutions are listed. */
public enum InstitutionSort {
    /** As the search compares names: without accents, in Latin letters. */
    NAME,
    NATIVE_NAME,
    KIND,
    COUNTRY,
    /** The institution of which they are a part. */
    PARENT
}

package org.trialbridge.person;

/** By what people are listed. */
public enum PersonSort {
    /** As the search compares names: without accents, in Latin letters. */
    NAME,
    NATIVE_NAME,
    /** The first by its name of those to which they belong today. */
    INSTITUTION
}

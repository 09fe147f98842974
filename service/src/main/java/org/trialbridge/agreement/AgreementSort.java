package org.trialbridge.agreement;

/** By what agreements are listed. */
public enum AgreementSort {
    /** When they were written down. */
    RECORDED,
    COUNTRY,
    KIND,
    TITLE,
    SIGNED,
    EXPIRES
}

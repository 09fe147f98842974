package org.trialbridge.outreach;

/** By what outreach is listed. */
public enum OutreachSort {
    DAY,
    COUNTRY,
    INSTITUTION,
    KIND,
    SUBJECT,
    OUTCOME
}

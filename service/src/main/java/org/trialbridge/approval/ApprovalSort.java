package org.trialbridge.approval;

/** By what approvals are listed. */
public enum ApprovalSort {
    /** When they were written down. */
    RECORDED,
    COUNTRY,
    KIND,
    AUTHORITY,
    STATUS,
    SUBMITTED,
    DECIDED,
    EXPIRES
}

package org.trialbridge.action;

/** By what action items are listed; open ones always come before the others. */
public enum ActionSort {
    /** Those of whoever asks first, each by due day. */
    MINE,
    DUE,
    TEXT,
    OWNER,
    TRIAL,
    COUNTRY,
    STATUS
}

package org.trialbridge.export;

/** By what decisions of all meetings are listed. */
public enum DecisionSort {
    /** When they were written down. */
    RECORDED,
    DAY,
    /** Kind and number of the meeting that made them. */
    MEETING,
    STATUS,
    TEXT
}

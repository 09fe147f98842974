package org.trialbridge.meeting;

/** By what meetings are listed. */
public enum MeetingSort {
    /** Their local day and time. */
    DAY,
    /** Kind and number. */
    MEETING,
    TITLE,
    STATUS
}

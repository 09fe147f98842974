package org.trialbridge.invitation;

/**
 * How far people know of a meeting.
 *
 * @param listed how many lines its attendance has
 * @param reachable how many of them have an address
 * @param news how many of these are still to be invited, or to be told of a change or that it is called off
 * @param kind what is to be sent next
 */
public record Standing(int listed, int reachable, int news, Kind kind) {

    /** What can be sent. */
    public enum Kind {
        /** Not before the meeting is scheduled, nor after it was held. */
        NOTHING,
        INVITATION,
        UPDATE,
        CANCELLATION
    }
}

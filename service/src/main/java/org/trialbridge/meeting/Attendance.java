package org.trialbridge.meeting;

import org.jspecify.annotations.Nullable;

/**
 * A line of the attendance of a meeting: a person of the directory, or so many delegates of an institution or country.
 *
 * @param person the person's name; null if there is none or it was erased
 * @param country ISO code; the institution's country unless another one was entered
 * @param delegates how many people the line stands for
 * @param name the name of a delegate who is not in the directory
 */
public record Attendance(
        long id,
        int version,
        long meetingId,
        @Nullable Long personId,
        @Nullable String person,
        @Nullable Long institutionId,
        @Nullable String institution,
        @Nullable String country,
        int delegates,
        Role role,
        Status status,
        @Nullable String name) {

    /** What somebody does at a meeting. */
    public enum Role {
        HOST,
        SPEAKER,
        DELEGATE,
        OBSERVER,
        INTERPRETER
    }

    /** Whether somebody comes, or came. */
    public enum Status {
        INVITED,
        ACCEPTED,
        DECLINED,
        ATTENDED
    }
}

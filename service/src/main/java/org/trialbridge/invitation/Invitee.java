package org.trialbridge.invitation;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.trialbridge.mail.Message;

/**
 * Somebody who is on the list of a meeting.
 *
 * @param email where he can be written to; null if that is not known or not wished
 * @param zone his own, else that of his country, else the organiser's
 * @param status whether he comes: INVITED, ACCEPTED, DECLINED or ATTENDED
 * @param told the sequence of the last invitation that he got; null if none
 * @param calledOff whether the last thing that he was told is that it does not take place
 */
public record Invitee(
        long attendanceId,
        String name,
        @Nullable String email,
        ZoneId zone,
        String status,
        @Nullable Integer told,
        boolean calledOff) {

    public Invitee {
        // an address that was stored before the rules for addresses, or by other hands, can not be written to
        email = email != null && Message.isAddress(email) ? email : null;
    }

    /** Whether he is to be invited, or told of a change. */
    boolean isToBeTold(Occasion occasion) {
        return email != null
                && occasion.isScheduled()
                && !"DECLINED".equals(status)
                && (told == null || calledOff || told < occasion.sequence());
    }

    /** Whether he is to be told when he is taken off the list. */
    public boolean isExpected(Occasion occasion) {
        return email != null && occasion.isScheduled() && told != null && !calledOff;
    }

    /** Whether he is to be told that it does not take place. */
    boolean isToBeCalledOff(Occasion occasion) {
        return email != null && occasion.isCalledOff() && told != null && !calledOff;
    }
}

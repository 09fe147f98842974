package org.trialbridge.meeting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trialbridge.meeting.Meeting.Status;
import org.trialbridge.problem.Errors;

/** Which status of a meeting can follow which, and what to do where one can not. */
final class StatusChange {
    private StatusChange() {}

    /** What a meeting can be set to: what it is first. */
    static List<Status> choices(Status from) {
        List<Status> choices = new ArrayList<>(List.of(from));
        choices.addAll(next(from));
        return List.copyOf(choices);
    }

    private static Set<Status> next(Status from) {
        return switch (from) {
            case DRAFT -> EnumSet.of(Status.SCHEDULED, Status.HELD, Status.CANCELLED);
            case SCHEDULED -> EnumSet.of(Status.HELD, Status.CANCELLED, Status.POSTPONED);
            case POSTPONED -> EnumSet.of(Status.SCHEDULED, Status.HELD, Status.CANCELLED);
            case CANCELLED -> EnumSet.of(Status.SCHEDULED, Status.HELD, Status.POSTPONED);
            case HELD -> EnumSet.of(Status.SCHEDULED, Status.CANCELLED, Status.POSTPONED);
            case MINUTES_AGREED -> EnumSet.noneOf(Status.class);
        };
    }

    /** Checks that a meeting may become what a change of it says. A meeting that is postponed has no day yet. */
    static void check(Errors errors, Meeting current, @Nullable Status to, MeetingTime when, Instant now) {
        Status from = current.status();
        if (to == null) {
            return;
        }
        errors.check(from == to || next(from).contains(to), "status", instead(from, to));
        errors.check(
                to != Status.POSTPONED || when.isSameTimeAs(current.when()),
                "date",
                "Leave the day as it was, or choose Scheduled: Postponed says that the new day is not yet known.");
        boolean again = to == Status.SCHEDULED && (from == Status.POSTPONED || from == Status.CANCELLED);
        errors.check(
                !again || when.startsAt().isAfter(now),
                "date",
                "Enter the new day: {0} is over. If it is not yet known, leave the meeting as it is.",
                when.date());
    }

    /** What to do, where one status can not follow another. */
    private static String instead(Status from, Status to) {
        if (from == Status.MINUTES_AGREED) {
            return "Leave the status as it is: the minutes of this meeting were agreed.";
        }
        if (to == Status.MINUTES_AGREED) {
            return "Choose Held: a meeting has its minutes agreed when all sides have agreed to them, or they are frozen.";
        }
        return switch (from) {
            case DRAFT -> "Leave it a draft, and change its day if it has a new one; nobody was told of it yet.";
            case SCHEDULED -> "Choose Postponed or Cancelled; people may know of this meeting already.";
            case POSTPONED -> "Choose Scheduled with the new day, or Cancelled.";
            case CANCELLED -> "Choose Scheduled with the new day, or Postponed; this meeting was cancelled.";
            default -> "Choose Scheduled if it is still to come, or Cancelled.";
        };
    }
}

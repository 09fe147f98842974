package org.trialbridge.digest;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What somebody is told of a thing, and when. */
public enum Step {
    WEEK_BEFORE,
    DUE,
    OVERDUE,
    /** Overdue for two weeks or more: told to those who do not own it. */
    ESCALATED,
    EXPIRES_IN_90,
    EXPIRES_IN_30,
    EXPIRES_IN_7,
    EXPIRES;

    /** While something is overdue it is told every so many days. */
    static final int WEEK = 7;

    static final int UNTIL_ESCALATION = 14;
    static final int LONG_BEFORE_EXPIRY = 90;
    private static final int MONTH_BEFORE_EXPIRY = 30;

    /**
     * Which step a thing has reached on a day, for its owner or for those who watch over it; null if there is nothing to say.
     *
     * @param today the day where the reader is
     */
    static @Nullable Step of(Thing thing, Why why, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, thing.dueOn());
        return thing.isOwned() ? ofAction(why, days) : ofExpiry(days);
    }

    private static @Nullable Step ofAction(Why why, long days) {
        if (!why.owns()) {
            return days <= -UNTIL_ESCALATION ? ESCALATED : null;
        }
        if (days < 0) {
            return OVERDUE;
        }
        return days == 0 ? DUE : days <= WEEK ? WEEK_BEFORE : null;
    }

    private static @Nullable Step ofExpiry(long days) {
        if (days <= 0) {
            return days > -WEEK ? EXPIRES : null;
        }
        if (days <= WEEK) {
            return EXPIRES_IN_7;
        }
        return days <= MONTH_BEFORE_EXPIRY ? EXPIRES_IN_30 : days <= LONG_BEFORE_EXPIRY ? EXPIRES_IN_90 : null;
    }

    /** Told again and again, until it is over. */
    boolean repeats() {
        return this == OVERDUE || this == ESCALATED;
    }

    /** Told once only, and not repeated beside other news. */
    boolean isExpiry() {
        return switch (this) {
            case EXPIRES_IN_90, EXPIRES_IN_30, EXPIRES_IN_7, EXPIRES -> true;
            default -> false;
        };
    }
}

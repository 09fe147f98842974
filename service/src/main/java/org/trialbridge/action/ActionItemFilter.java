package org.trialbridge.action;

import org.jspecify.annotations.Nullable;

/**
 * Which action items are asked for; what is null does not matter.
 *
 * @param trial the trial's code
 * @param country ISO code
 * @param overdue whether only overdue ones are asked for
 * @param q a text that the action's text contains
 */
public record ActionItemFilter(
        @Nullable Long id,
        @Nullable String trial,
        @Nullable String country,
        ActionItem.@Nullable Status status,
        boolean overdue,
        @Nullable Long meetingId,
        @Nullable String q) {

    public static ActionItemFilter of(
            @Nullable String trial,
            @Nullable String country,
            ActionItem.@Nullable Status status,
            boolean overdue,
            @Nullable String q) {
        return new ActionItemFilter(null, trial, country, status, overdue, null, q);
    }

    public static ActionItemFilter ofMeeting(long meetingId) {
        return new ActionItemFilter(null, null, null, null, false, meetingId, null);
    }

    static ActionItemFilter only(long id) {
        return new ActionItemFilter(id, null, null, null, false, null, null);
    }
}

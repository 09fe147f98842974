package org.trialbridge.meeting;

import java.time.LocalDate;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;
import org.trialbridge.action.ActionItem;

/**
 * An action item that an earlier meeting left open for a later one of its series.
 *
 * @param owner null once the person's name was erased
 * @param carriedOver how many meetings have passed it on, this one included once it is stored
 * @param stored whether it is stored that it was carried over to this meeting
 */
public record CarriedAction(
        long id,
        int version,
        String text,
        @Nullable String country,
        @Nullable String owner,
        LocalDate dueOn,
        ActionItem.Status status,
        @Nullable LocalDate doneOn,
        boolean overdue,
        int carriedOver,
        boolean stored,
        @Nested("from") MeetingName from) {}

package org.trialbridge.meeting;

import java.time.LocalDate;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/**
 * A question that an earlier meeting left open for a later one of its series.
 *
 * @param carriedOver how many meetings have passed it on, this one included once it is stored
 * @param stored whether it is stored that it was carried over to this meeting
 */
public record CarriedQuestion(
        long id,
        String text,
        @Nullable String institution,
        @Nullable String country,
        @Nullable String answer,
        @Nullable LocalDate answeredOn,
        int carriedOver,
        boolean stored,
        @Nested("from") MeetingName from) {}

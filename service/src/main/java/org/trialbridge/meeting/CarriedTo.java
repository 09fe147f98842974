package org.trialbridge.meeting;

import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/** That an item of a meeting, one of both, was carried over to a later meeting. */
public record CarriedTo(
        @Nullable Long actionItemId,
        @Nullable Long questionId,
        String text,
        @Nested("to") MeetingName to) {}

package org.trialbridge.meeting;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A meeting whose rules were checked, ready to be stored.
 */
public record MeetingDraft(
        Meeting.Kind kind,
        @Nullable String series,
        String title,
        Meeting.Status status,
        MeetingTime when,
        @Nullable String link,
        List<String> languages,
        boolean illustrative,
        List<Long> trialIds,
        List<String> countries) {

    public LocalDateTime localStart() {
        return when.date().atTime(when.time());
    }

    public @Nullable String localOffset() {
        return when.offset();
    }

    public ZoneId zone() {
        return when.zone();
    }

    public int durationMinutes() {
        return when.durationMinutes();
    }

    public @Nullable Instant startsAt() {
        return when.heldAt();
    }

    public @Nullable Instant endsAt() {
        return when.heldAt() == null ? null : when.endsAt();
    }
}

package org.trialbridge.meeting;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When a meeting is: a local time in a zone. Its instant follows from the rules of the zone, which can change until it is
 * held.
 *
 * @param offset which of both is meant if the local time happens twice, such as {@code +01:00}; else null
 * @param heldAt the instant at which it began, once it was held
 */
public record MeetingTime(
        LocalDate date,
        LocalTime time,
        ZoneId zone,
        @Nullable String offset,
        int durationMinutes,
        @JsonIgnore @Nullable Instant heldAt) {

    /** The instant at which it began or, by the rules of today, will begin. */
    @JsonProperty
    public Instant startsAt() {
        return heldAt != null ? heldAt : planned();
    }

    @JsonProperty
    public Instant endsAt() {
        return startsAt().plus(Duration.ofMinutes(durationMinutes));
    }

    /** The same time with its instant fixed, or no longer fixed. */
    MeetingTime fixed(boolean held) {
        return new MeetingTime(date, time, zone, offset, durationMinutes, held ? planned() : null);
    }

    /** Whether somebody who comes at one comes at the other. */
    boolean isSameTimeAs(MeetingTime other) {
        return startsAt().equals(other.startsAt()) && durationMinutes == other.durationMinutes;
    }

    private Instant planned() {
        return ZonedDateTime.ofLocal(date.atTime(time), zone, offset == null ? null : ZoneOffset.of(offset))
                .toInstant();
    }
}

package org.trialbridge.invitation;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A meeting, as far as a calendar shows it.
 *
 * @param uid the same in all calendars, for ever
 * @param sequence counts the changes of what a calendar shows
 * @param localOffset which of both is meant if the local time happens twice
 * @param heldAt the instant at which it began, once it was held
 */
public record Occasion(
        long id,
        UUID uid,
        int sequence,
        String kind,
        int number,
        String title,
        String status,
        LocalDateTime localStart,
        @Nullable String localOffset,
        ZoneId zone,
        @Nullable Instant heldAt,
        int durationMinutes,
        @Nullable String link) {

    /** When it begins, in its own zone, by the rules of today. */
    public ZonedDateTime start() {
        return heldAt != null
                ? heldAt.atZone(zone)
                : ZonedDateTime.ofLocal(localStart, zone, localOffset == null ? null : ZoneOffset.of(localOffset));
    }

    public ZonedDateTime end() {
        return start().plusMinutes(durationMinutes);
    }

    /** Bridging webinar 17: its title. */
    public String name() {
        String words = Arrays.stream(kind.split("_"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
        String line = title.replaceAll("\\s+", " ").strip();
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + " " + number + ": " + line;
    }

    public boolean isScheduled() {
        return "SCHEDULED".equals(status);
    }

    /** Whether it does not take place when it was said to. */
    public boolean isCalledOff() {
        return "CANCELLED".equals(status) || "POSTPONED".equals(status);
    }

    /** As those see it who need not join. */
    public Occasion withoutLink() {
        return new Occasion(
                id,
                uid,
                sequence,
                kind,
                number,
                title,
                status,
                localStart,
                localOffset,
                zone,
                heldAt,
                durationMinutes,
                null);
    }
}

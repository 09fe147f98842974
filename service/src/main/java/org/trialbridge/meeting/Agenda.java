package org.trialbridge.meeting;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.trialbridge.country.Country;

/**
 * What a meeting is to talk about, item after item.
 *
 * @param zone in which the meeting is planned
 * @param durationMinutes how long the meeting lasts
 */
public record Agenda(List<Line> items, ZoneId zone, int durationMinutes) {
    public Agenda {
        items = List.copyOf(items);
    }

    /**
     * An item, and when it begins.
     *
     * @param localTimes for the people of each country of the meeting
     */
    public record Line(
            @JsonUnwrapped AgendaItem item, Instant startsAt, LocalDateTime localStart, List<LocalStart> localTimes) {
        public Line {
            localTimes = List.copyOf(localTimes);
        }
    }

    /** When an item begins for the people of a country. */
    public record LocalStart(String country, LocalDateTime startsAt) {}

    /**
     * @param items in their order
     * @param countries those of the meeting
     */
    static Agenda of(List<AgendaItem> items, MeetingTime when, List<Country> countries) {
        List<Line> lines = new ArrayList<>();
        Instant start = when.startsAt();
        for (AgendaItem item : items) {
            lines.add(line(item, start, when.zone(), countries));
            start = start.plusSeconds(60L * item.minutes());
        }
        return new Agenda(lines, when.zone(), when.durationMinutes());
    }

    private static Line line(AgendaItem item, Instant start, ZoneId zone, List<Country> countries) {
        return new Line(
                item,
                start,
                LocalDateTime.ofInstant(start, zone),
                countries.stream()
                        .map(country -> new LocalStart(country.iso2(), LocalDateTime.ofInstant(start, country.zone())))
                        .toList());
    }

    /** How many minutes its items take together. */
    @JsonProperty
    public int plannedMinutes() {
        return items.stream().mapToInt(line -> line.item().minutes()).sum();
    }

    /** How many minutes more than the meeting lasts; 0 if it fits. */
    @JsonProperty
    public int minutesTooLong() {
        return Math.max(0, plannedMinutes() - durationMinutes);
    }
}

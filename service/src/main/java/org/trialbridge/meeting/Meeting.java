package org.trialbridge.meeting;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/**
 * A meeting.
 *
 * @param number running within its kind: the 16th bridging webinar
 * @param series the name of what it belongs to if it is one of many, such as a weekly call
 * @param link where it takes place on the Internet; null also for those who may not see it
 * @param languages ISO 639-1 codes
 * @param illustrative made for the demonstration, not a fact
 * @param trials codes of the trials it is about
 * @param countries ISO codes of the countries it is about; none for a meeting of the whole trial
 */
public record Meeting(
        long id,
        int version,
        Kind kind,
        int number,
        @Nullable Long seriesId,
        @Nullable String series,
        String title,
        Status status,
        @Nested @JsonUnwrapped MeetingTime when,
        @Nullable String link,
        List<String> languages,
        boolean illustrative,
        List<String> trials,
        List<String> countries) {
    public Meeting {
        languages = List.copyOf(languages);
        trials = List.copyOf(trials);
        countries = List.copyOf(countries);
    }

    /** What a meeting is for. */
    public enum Kind {
        BRIDGING_WEBINAR,
        COORDINATION_CALL,
        SITE_INITIATION,
        REGULATORY,
        STEERING,
        SIGNING,
        SYMPOSIUM,
        TRAINING
    }

    /** How far it has come. */
    public enum Status {
        DRAFT,
        SCHEDULED,
        HELD,
        MINUTES_AGREED,
        CANCELLED,
        POSTPONED;

        /** Tells whether it took place. */
        public boolean held() {
            return this == HELD || this == MINUTES_AGREED;
        }
    }

    Meeting withoutLink() {
        return new Meeting(
                id,
                version,
                kind,
                number,
                seriesId,
                series,
                title,
                status,
                when,
                null,
                languages,
                illustrative,
                trials,
                countries);
    }
}

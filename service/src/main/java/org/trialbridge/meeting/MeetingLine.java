package org.trialbridge.meeting;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.mapper.Nested;

/**
 * A meeting in a list.
 *
 * @param attended how many people attended
 * @param decisions how many decisions it made
 * @param actions how many action items it left, as far as they can be seen
 */
public record MeetingLine(
        long id,
        Meeting.Kind kind,
        int number,
        String title,
        Meeting.Status status,
        @Nested @JsonUnwrapped MeetingTime when,
        boolean illustrative,
        List<String> trials,
        List<String> countries,
        int attended,
        int decisions,
        int actions) {
    public MeetingLine {
        trials = List.copyOf(trials);
        countries = List.copyOf(countries);
    }

    /** Where it stands in a list, the latest first. */
    String place() {
        return String.format(Locale.ROOT, "%s %s_%019d", when.date(), when.time(), id);
    }
}

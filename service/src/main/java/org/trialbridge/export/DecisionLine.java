package org.trialbridge.export;

import java.time.LocalDate;
import java.util.List;
import org.trialbridge.meeting.Decision;

/**
 * A decision in a list over all meetings.
 *
 * @param meeting what the meeting is called that made it
 * @param countries none for one that concerns the whole trial
 */
public record DecisionLine(
        long id, String meeting, List<String> countries, LocalDate decidedOn, Decision.Status status, String text) {
    public DecisionLine {
        countries = List.copyOf(countries);
    }
}

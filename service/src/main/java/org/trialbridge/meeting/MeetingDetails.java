package org.trialbridge.meeting;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.trialbridge.action.ActionItem;

/**
 * A meeting with all that belongs to it.
 *
 * @param localTimes when it is in each of its countries
 * @param actions those action items that can be seen
 * @param ledTo the stage changes that cite it or one of its decisions
 * @param onward the later stage changes of the countries that it led on, with what these cite
 * @param minutes the newest revision of its minutes in each language
 */
public record MeetingDetails(
        @JsonUnwrapped Meeting meeting,
        List<CountryTime> localTimes,
        List<Attendance> attendance,
        List<Decision> decisions,
        List<ActionItem> actions,
        List<LedTo> ledTo,
        List<Onward> onward,
        List<MinutesLine> minutes) {}

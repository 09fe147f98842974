package org.trialbridge.meeting;

import java.util.List;

/**
 * Meetings that belong together, such as a weekly call.
 *
 * @param trials codes of the trials of its meetings
 */
public record Series(long id, int version, String name, List<String> trials) {
    public Series {
        trials = List.copyOf(trials);
    }
}

package org.trialbridge.meeting;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A series with its meetings.
 *
 * @param meetings those that can be seen, in the order in which they take place
 */
public record SeriesDetails(@JsonUnwrapped Series series, List<MeetingLine> meetings) {
    public SeriesDetails {
        meetings = List.copyOf(meetings);
    }

    /** The meeting after which the next one is planned: the last that was not cancelled. */
    @JsonIgnore
    public @Nullable MeetingLine last() {
        MeetingLine last = null;
        for (MeetingLine meeting : meetings) {
            last = meeting.status() == Meeting.Status.CANCELLED ? last : meeting;
        }
        return last;
    }
}

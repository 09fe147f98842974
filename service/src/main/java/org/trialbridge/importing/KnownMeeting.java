package org.trialbridge.importing;

import java.util.List;
import java.util.Set;
import org.trialbridge.meeting.Attendance;
import org.trialbridge.meeting.MeetingLine;

/**
 * A meeting of the trial, with who is on its list.
 *
 * @param editable whether whoever imports may change it, which takes the meetings of each of its trials
 * @param addresses of those on the list who are not in the directory, in small letters
 */
record KnownMeeting(MeetingLine line, boolean editable, List<Attendance> attendance, Set<String> addresses) {
    KnownMeeting {
        attendance = List.copyOf(attendance);
        addresses = Set.copyOf(addresses);
    }
}

package org.trialbridge;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import org.trialbridge.action.ActionItemPages;
import org.trialbridge.action.ActionItemResource;
import org.trialbridge.action.ActionItemService;
import org.trialbridge.action.TrialActionItemPages;
import org.trialbridge.db.Database;
import org.trialbridge.meeting.AttendancePages;
import org.trialbridge.meeting.AttendanceResource;
import org.trialbridge.meeting.AttendanceService;
import org.trialbridge.meeting.DecisionPages;
import org.trialbridge.meeting.DecisionResource;
import org.trialbridge.meeting.DecisionService;
import org.trialbridge.meeting.MeetingActionPages;
import org.trialbridge.meeting.MeetingActionResource;
import org.trialbridge.meeting.MeetingActionService;
import org.trialbridge.meeting.MeetingPages;
import org.trialbridge.meeting.MeetingResource;
import org.trialbridge.meeting.MeetingService;
import org.trialbridge.meeting.SlotPages;
import org.trialbridge.meeting.SlotService;
import org.trialbridge.meeting.TrialMeetingPages;

/** Wires meetings and action items. */
final class MeetingWiring {
    private MeetingWiring() {}

    static void register(Database database, Clock clock, JerseyEnvironment jersey) {
        MeetingService meetings = new MeetingService(database, clock);
        AttendanceService attendance = new AttendanceService(database);
        DecisionService decisions = new DecisionService(database, clock);
        ActionItemService actions = new ActionItemService(database, clock);
        MeetingActionService meetingActions = new MeetingActionService(database, clock);
        jersey.register(new SlotPages(meetings, new SlotService(database, clock)));
        jersey.register(new MeetingResource(meetings));
        jersey.register(new AttendanceResource(attendance));
        jersey.register(new DecisionResource(decisions));
        jersey.register(new MeetingActionResource(meetingActions, actions));
        jersey.register(new ActionItemResource(actions));
        jersey.register(new TrialMeetingPages(meetings));
        jersey.register(new MeetingPages(meetings));
        jersey.register(new AttendancePages(meetings, attendance));
        jersey.register(new DecisionPages(meetings, decisions));
        jersey.register(new MeetingActionPages(meetings, meetingActions));
        jersey.register(new TrialActionItemPages(actions));
        jersey.register(new ActionItemPages(actions));
    }
}

package org.trialbridge;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.net.URI;
import java.time.Clock;
import org.trialbridge.action.ActionItemPages;
import org.trialbridge.action.ActionItemResource;
import org.trialbridge.action.ActionItemService;
import org.trialbridge.action.ActionListPages;
import org.trialbridge.action.TrialActionItemPages;
import org.trialbridge.db.Database;
import org.trialbridge.document.DocumentService;
import org.trialbridge.invitation.AnswerPages;
import org.trialbridge.invitation.AnswerService;
import org.trialbridge.invitation.CalendarEntryResource;
import org.trialbridge.invitation.CalendarFeedPages;
import org.trialbridge.invitation.CalendarFeedResource;
import org.trialbridge.invitation.CalendarFeedService;
import org.trialbridge.invitation.InvitationLetter;
import org.trialbridge.invitation.InvitationPages;
import org.trialbridge.invitation.InvitationResource;
import org.trialbridge.invitation.InvitationService;
import org.trialbridge.invitation.TrialCalendarFeedResource;
import org.trialbridge.meeting.AgendaPages;
import org.trialbridge.meeting.AgendaResource;
import org.trialbridge.meeting.AgendaService;
import org.trialbridge.meeting.AttendancePages;
import org.trialbridge.meeting.AttendanceResource;
import org.trialbridge.meeting.AttendanceService;
import org.trialbridge.meeting.CarryOverPages;
import org.trialbridge.meeting.CarryOverResource;
import org.trialbridge.meeting.CarryOverService;
import org.trialbridge.meeting.DecisionPages;
import org.trialbridge.meeting.DecisionResource;
import org.trialbridge.meeting.DecisionService;
import org.trialbridge.meeting.MeetingActionPages;
import org.trialbridge.meeting.MeetingActionResource;
import org.trialbridge.meeting.MeetingActionService;
import org.trialbridge.meeting.MeetingPages;
import org.trialbridge.meeting.MeetingResource;
import org.trialbridge.meeting.MeetingService;
import org.trialbridge.meeting.NextMeetingPages;
import org.trialbridge.meeting.NextMeetingResource;
import org.trialbridge.meeting.NextMeetingService;
import org.trialbridge.meeting.PastePages;
import org.trialbridge.meeting.PasteService;
import org.trialbridge.meeting.PostponementPages;
import org.trialbridge.meeting.QuestionPages;
import org.trialbridge.meeting.QuestionResource;
import org.trialbridge.meeting.QuestionService;
import org.trialbridge.meeting.SeriesPages;
import org.trialbridge.meeting.SeriesResource;
import org.trialbridge.meeting.SeriesService;
import org.trialbridge.meeting.SlotPages;
import org.trialbridge.meeting.SlotService;
import org.trialbridge.meeting.TrialMeetingPages;
import org.trialbridge.meeting.TrialSeriesPages;
import org.trialbridge.minutes.AgreementResource;
import org.trialbridge.minutes.AgreementService;
import org.trialbridge.minutes.LogPages;
import org.trialbridge.minutes.LogService;
import org.trialbridge.minutes.MinutesEditPages;
import org.trialbridge.minutes.MinutesPages;
import org.trialbridge.minutes.MinutesResource;
import org.trialbridge.minutes.MinutesService;

/** Wires meetings, invitations and action items. */
final class MeetingWiring {
    private MeetingWiring() {}

    static void register(Database database, Clock clock, URI publicUrl, String mailFrom, JerseyEnvironment jersey) {
        InvitationLetter letter = new InvitationLetter(publicUrl, mailFrom);
        InvitationService invitations = new InvitationService(database, letter, clock);
        CalendarFeedService feeds = new CalendarFeedService(database, clock);
        MeetingService meetings = new MeetingService(database, clock);
        AttendanceService attendance = new AttendanceService(database, letter, clock);
        DecisionService decisions = new DecisionService(database, clock);
        ActionItemService actions = new ActionItemService(database, clock);
        MeetingActionService meetingActions = new MeetingActionService(database, clock);
        registerMinutes(database, jersey);
        jersey.register(new LogPages(meetings, decisions, meetingActions, new LogService(database, clock)));
        jersey.register(new SlotPages(meetings, new SlotService(database, clock)));
        SeriesService series = new SeriesService(database);
        jersey.register(new SeriesResource(series));
        jersey.register(new SeriesPages(meetings, series));
        jersey.register(new TrialSeriesPages(meetings, series));
        NextMeetingService next = new NextMeetingService(database, clock);
        jersey.register(new NextMeetingResource(meetings, next));
        jersey.register(new NextMeetingPages(meetings, next));
        jersey.register(new MeetingResource(meetings));
        jersey.register(new AttendanceResource(attendance));
        jersey.register(new DecisionResource(decisions));
        jersey.register(new MeetingActionResource(meetingActions, actions));
        jersey.register(new ActionItemResource(actions));
        jersey.register(new TrialMeetingPages(meetings));
        AgendaService agendas = new AgendaService(database);
        jersey.register(new AgendaResource(agendas));
        jersey.register(new AgendaPages(meetings, agendas));
        QuestionService questions = new QuestionService(database, clock);
        jersey.register(new QuestionResource(questions));
        jersey.register(new QuestionPages(meetings, questions));
        CarryOverService carryOvers = new CarryOverService(database, clock);
        jersey.register(new CarryOverResource(carryOvers));
        jersey.register(new CarryOverPages(carryOvers));
        jersey.register(new MeetingPages(
                meetings, invitations, agendas, questions, carryOvers, new DocumentService(database, clock)));
        jersey.register(new PostponementPages(meetings));
        jersey.register(new InvitationResource(invitations));
        jersey.register(new InvitationPages(invitations));
        jersey.register(new AnswerPages(new AnswerService(database, clock)));
        jersey.register(new CalendarEntryResource(invitations));
        jersey.register(new CalendarFeedResource(feeds));
        jersey.register(new TrialCalendarFeedResource(feeds));
        jersey.register(new CalendarFeedPages(feeds, publicUrl));
        jersey.register(new AttendancePages(meetings, attendance));
        jersey.register(new PastePages(meetings, new PasteService(database)));
        jersey.register(new DecisionPages(meetings, decisions));
        jersey.register(new MeetingActionPages(meetings, meetingActions));
        jersey.register(new ActionListPages(actions));
        jersey.register(new TrialActionItemPages(actions));
        jersey.register(new ActionItemPages(actions));
    }

    private static void registerMinutes(Database database, JerseyEnvironment jersey) {
        MinutesService minutes = new MinutesService(database);
        AgreementService agreements = new AgreementService(database);
        jersey.register(new MinutesResource(minutes));
        jersey.register(new AgreementResource(minutes, agreements));
        jersey.register(new MinutesPages(minutes, agreements));
        jersey.register(new MinutesEditPages(minutes));
    }
}

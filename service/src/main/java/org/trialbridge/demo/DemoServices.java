package org.trialbridge.demo;

import java.time.Clock;
import org.trialbridge.db.Database;
import org.trialbridge.document.DocumentService;
import org.trialbridge.enrollment.EnrollmentService;
import org.trialbridge.institution.InstitutionService;
import org.trialbridge.meeting.AgendaService;
import org.trialbridge.meeting.MeetingService;
import org.trialbridge.meeting.QuestionService;
import org.trialbridge.milestone.MilestoneService;
import org.trialbridge.milestone.MilestoneStatus;
import org.trialbridge.minutes.MinutesService;
import org.trialbridge.outreach.OutreachService;
import org.trialbridge.person.PersonService;
import org.trialbridge.person.TrialRoleService;
import org.trialbridge.pipeline.PipelineService;
import org.trialbridge.plan.PlanService;
import org.trialbridge.risk.RiskService;
import org.trialbridge.site.SiteService;
import org.trialbridge.statement.StatementService;
import org.trialbridge.trial.ParticipationService;
import org.trialbridge.trial.TrialService;

/** The services through which the demonstration is loaded, as any user would. */
public record DemoServices(
        InstitutionService institutions,
        PersonService people,
        TrialRoleService roles,
        TrialService trials,
        ParticipationService participations,
        SiteService sites,
        StatementService statements,
        OutreachService outreach,
        MeetingService meetings,
        AgendaService agendas,
        QuestionService questions,
        MinutesService minutes,
        PipelineService pipeline,
        EnrollmentService enrollments,
        MilestoneService milestones,
        RiskService risks,
        PlanService plans,
        DocumentService documents) {

    /** Services of one database; the milestones' thresholds matter to readers only. */
    public static DemoServices of(Database database, Clock clock, MilestoneStatus.Thresholds thresholds) {
        return new DemoServices(
                new InstitutionService(database),
                new PersonService(database, clock),
                new TrialRoleService(database),
                new TrialService(database),
                new ParticipationService(database),
                new SiteService(database, clock),
                new StatementService(database, clock),
                new OutreachService(database, clock),
                new MeetingService(database, clock),
                new AgendaService(database),
                new QuestionService(database, clock),
                new MinutesService(database),
                new PipelineService(database, clock),
                new EnrollmentService(database, clock),
                new MilestoneService(database, clock, thresholds),
                new RiskService(database, clock),
                new PlanService(database, clock),
                new DocumentService(database, clock));
    }
}

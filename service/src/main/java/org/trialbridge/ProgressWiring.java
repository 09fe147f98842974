package org.trialbridge;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import org.trialbridge.agreement.AgreementPages;
import org.trialbridge.agreement.AgreementResource;
import org.trialbridge.agreement.AgreementService;
import org.trialbridge.approval.ApprovalPages;
import org.trialbridge.approval.ApprovalResource;
import org.trialbridge.approval.ApprovalService;
import org.trialbridge.approval.CoursePages;
import org.trialbridge.approval.CourseResource;
import org.trialbridge.approval.CourseService;
import org.trialbridge.db.Database;
import org.trialbridge.document.DocumentService;
import org.trialbridge.milestone.BaselinePages;
import org.trialbridge.milestone.BaselineResource;
import org.trialbridge.milestone.BaselineService;
import org.trialbridge.milestone.MilestonePages;
import org.trialbridge.milestone.MilestoneResource;
import org.trialbridge.milestone.MilestoneService;
import org.trialbridge.milestone.OverrideResource;
import org.trialbridge.outreach.OutreachPages;
import org.trialbridge.outreach.OutreachResource;
import org.trialbridge.outreach.OutreachService;
import org.trialbridge.pipeline.BoardPages;
import org.trialbridge.pipeline.PipelinePages;
import org.trialbridge.pipeline.PipelineResource;
import org.trialbridge.pipeline.PipelineService;
import org.trialbridge.plan.NewPlanPages;
import org.trialbridge.plan.PlanPages;
import org.trialbridge.plan.PlanResource;
import org.trialbridge.plan.PlanService;
import org.trialbridge.requirement.NeedsPages;
import org.trialbridge.requirement.NeedsResource;
import org.trialbridge.requirement.NeedsService;
import org.trialbridge.requirement.TemplatePages;
import org.trialbridge.requirement.TemplateResource;
import org.trialbridge.requirement.TemplateService;
import org.trialbridge.risk.RiskFormPages;
import org.trialbridge.risk.RiskPages;
import org.trialbridge.risk.RiskResource;
import org.trialbridge.risk.RiskService;
import org.trialbridge.schedule.MilestoneTemplatePages;
import org.trialbridge.schedule.MilestoneTemplateResource;
import org.trialbridge.schedule.MilestoneTemplateService;
import org.trialbridge.schedule.SchedulePages;
import org.trialbridge.schedule.ScheduleResource;
import org.trialbridge.schedule.ScheduleService;
import org.trialbridge.statement.StatementPages;
import org.trialbridge.statement.StatementResource;
import org.trialbridge.statement.StatementService;

/** Wires what happens: the pipeline, meetings, counts and all that moves a trial on. */
final class ProgressWiring {
    private ProgressWiring() {}

    static void register(
            Database database, Clock clock, TrialbridgeConfiguration.Thresholds thresholds, JerseyEnvironment jersey) {
        PipelineService pipeline = new PipelineService(database, clock);
        OutreachService outreach = new OutreachService(database, clock);
        StatementService statements = new StatementService(database, clock);
        MilestoneService milestones = new MilestoneService(database, clock, thresholds.milestones());
        jersey.register(new PipelineResource(pipeline));
        jersey.register(new PipelinePages(pipeline));
        jersey.register(new BoardPages(pipeline));
        jersey.register(new OutreachResource(outreach));
        jersey.register(new OutreachPages(outreach));
        jersey.register(new StatementResource(statements));
        jersey.register(new StatementPages(statements));
        jersey.register(new MilestoneResource(milestones));
        jersey.register(new MilestonePages(milestones, new DocumentService(database, clock)));
        RiskService risks = new RiskService(database, clock);
        jersey.register(new RiskResource(risks));
        jersey.register(new RiskPages(risks));
        jersey.register(new RiskFormPages(risks));
        PlanService plans = new PlanService(database, clock);
        jersey.register(new PlanResource(plans));
        jersey.register(new PlanPages(plans));
        jersey.register(new NewPlanPages(plans));
        AgreementService agreements = new AgreementService(database, clock);
        jersey.register(new AgreementResource(agreements));
        jersey.register(new AgreementPages(agreements, new DocumentService(database, clock)));
        BaselineService baselines = new BaselineService(database, clock, thresholds.milestones());
        jersey.register(new BaselineResource(baselines));
        jersey.register(new OverrideResource(baselines));
        jersey.register(new BaselinePages(baselines, milestones));
        MilestoneTemplateService schedules = new MilestoneTemplateService(database);
        jersey.register(new MilestoneTemplateResource(schedules));
        jersey.register(new MilestoneTemplatePages(schedules));
        ScheduleService schedule = new ScheduleService(database, clock);
        jersey.register(new ScheduleResource(schedule));
        jersey.register(new SchedulePages(schedule));
        ApprovalService approvals = new ApprovalService(database, clock);
        jersey.register(new ApprovalResource(approvals));
        jersey.register(new ApprovalPages(approvals));
        CourseService courses = new CourseService(database, clock);
        jersey.register(new CourseResource(courses));
        jersey.register(new CoursePages(courses));
        TemplateService templates = new TemplateService(database);
        jersey.register(new TemplateResource(templates));
        jersey.register(new TemplatePages(templates));
        NeedsService needs = new NeedsService(database, clock);
        jersey.register(new NeedsResource(needs));
        jersey.register(new NeedsPages(needs));
    }
}

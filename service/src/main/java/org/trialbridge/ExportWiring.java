package org.trialbridge;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import org.trialbridge.action.ActionItemService;
import org.trialbridge.agreement.AgreementService;
import org.trialbridge.approval.ApprovalService;
import org.trialbridge.db.Database;
import org.trialbridge.document.DocumentListService;
import org.trialbridge.export.CountryExportResource;
import org.trialbridge.export.DecisionListService;
import org.trialbridge.export.DirectoryExportResource;
import org.trialbridge.export.HandoverResource;
import org.trialbridge.export.HandoverService;
import org.trialbridge.export.ProgressExportResource;
import org.trialbridge.export.SiteExportResource;
import org.trialbridge.export.UserHandoverResource;
import org.trialbridge.institution.InstitutionService;
import org.trialbridge.meeting.MeetingService;
import org.trialbridge.milestone.MilestoneService;
import org.trialbridge.outreach.OutreachService;
import org.trialbridge.person.PersonService;
import org.trialbridge.risk.RiskService;
import org.trialbridge.site.SiteService;
import org.trialbridge.statement.StatementService;
import org.trialbridge.trial.ParticipationService;

/** Wires lists and handover packs as workbooks. */
final class ExportWiring {
    private ExportWiring() {}

    static void register(
            Database database, Clock clock, TrialbridgeConfiguration.Thresholds thresholds, JerseyEnvironment jersey) {
        jersey.register(new ProgressExportResource(
                new ProgressExportResource.Services(
                        new MeetingService(database, clock),
                        new DecisionListService(database),
                        new ActionItemService(database, clock),
                        new OutreachService(database, clock),
                        new AgreementService(database, clock),
                        new ApprovalService(database, clock),
                        new MilestoneService(database, clock, thresholds.milestones()),
                        new RiskService(database, clock),
                        new StatementService(database, clock),
                        new DocumentListService(database)),
                clock));
        jersey.register(new DirectoryExportResource(
                new InstitutionService(database), new PersonService(database, clock), clock));
        jersey.register(new CountryExportResource(new ParticipationService(database), clock));
        jersey.register(new SiteExportResource(new SiteService(database, clock), clock));
        HandoverService handovers = new HandoverService(database, clock);
        jersey.register(new HandoverResource(handovers));
        jersey.register(new UserHandoverResource(handovers));
    }
}

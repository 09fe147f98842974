package org.trialbridge;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import org.trialbridge.action.ActionItemService;
import org.trialbridge.agreement.AgreementService;
import org.trialbridge.approval.ApprovalService;
import org.trialbridge.db.Database;
import org.trialbridge.document.DocumentChangeService;
import org.trialbridge.history.HistoryPages;
import org.trialbridge.history.HistoryResource;
import org.trialbridge.history.HistoryService;
import org.trialbridge.history.Restorer;
import org.trialbridge.history.UndoPages;
import org.trialbridge.history.UndoResource;
import org.trialbridge.history.UndoService;
import org.trialbridge.institution.InstitutionService;
import org.trialbridge.meeting.DecisionService;
import org.trialbridge.meeting.MeetingService;
import org.trialbridge.milestone.MilestoneService;
import org.trialbridge.outreach.OutreachService;
import org.trialbridge.person.PersonService;
import org.trialbridge.risk.RiskService;
import org.trialbridge.site.SiteService;
import org.trialbridge.trial.ParticipationService;

/** Wires undoing, the history of things and restoring their earlier versions. */
final class HistoryWiring {
    private HistoryWiring() {}

    static void register(
            Database database, Clock clock, TrialbridgeConfiguration.Thresholds thresholds, JerseyEnvironment jersey) {
        UndoService undo = new UndoService(database, UndoService.ALLOWED);
        jersey.register(new UndoResource(undo));
        jersey.register(new UndoPages(undo));
        HistoryService history = new HistoryService(database);
        Restorer restorer = restorer(database, clock, thresholds, history);
        jersey.register(new HistoryResource(history, restorer));
        jersey.register(new HistoryPages(history, restorer));
    }

    private static Restorer restorer(
            Database database, Clock clock, TrialbridgeConfiguration.Thresholds thresholds, HistoryService history) {
        return new Restorer(
                history,
                new Restorer.Services(
                        new MeetingService(database, clock),
                        new DecisionService(database, clock),
                        new ActionItemService(database, clock),
                        new OutreachService(database, clock),
                        new AgreementService(database, clock),
                        new ApprovalService(database, clock),
                        new MilestoneService(database, clock, thresholds.milestones()),
                        new RiskService(database, clock),
                        new InstitutionService(database),
                        new SiteService(database, clock),
                        new ParticipationService(database),
                        new PersonService(database, clock),
                        new DocumentChangeService(database, clock)));
    }
}

package org.trialbridge;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.net.URI;
import java.time.Clock;
import org.trialbridge.audit.AuditPages;
import org.trialbridge.audit.AuditResource;
import org.trialbridge.audit.AuditService;
import org.trialbridge.comparison.ComparisonPages;
import org.trialbridge.comparison.ComparisonResource;
import org.trialbridge.comparison.ComparisonService;
import org.trialbridge.dashboard.DashboardPages;
import org.trialbridge.dashboard.DashboardService;
import org.trialbridge.dashboard.DossierPages;
import org.trialbridge.dashboard.DossierService;
import org.trialbridge.dashboard.HomePages;
import org.trialbridge.dashboard.HomeService;
import org.trialbridge.db.Database;
import org.trialbridge.document.DocumentService;
import org.trialbridge.edition.EditionChangesService;
import org.trialbridge.edition.EditionFileResource;
import org.trialbridge.edition.EditionPages;
import org.trialbridge.edition.EditionResource;
import org.trialbridge.edition.EditionService;
import org.trialbridge.edition.ReportPages;
import org.trialbridge.edition.VerificationPages;
import org.trialbridge.edition.VerificationResource;
import org.trialbridge.edition.VerificationService;
import org.trialbridge.explanation.ExplanationPages;
import org.trialbridge.explanation.ExplanationService;
import org.trialbridge.report.ReportResource;
import org.trialbridge.report.ReportService;
import org.trialbridge.report.TableResource;
import org.trialbridge.report.Thresholds;
import org.trialbridge.search.SearchPages;
import org.trialbridge.search.SearchResource;
import org.trialbridge.search.SearchService;

/** Wires the views across features. */
final class ViewWiring {
    private ViewWiring() {}

    static void register(
            Database database,
            Clock clock,
            TrialbridgeConfiguration.Thresholds thresholds,
            URI publicUrl,
            JerseyEnvironment jersey) {
        AuditService audit = new AuditService(database);
        jersey.register(new AuditResource(audit));
        jersey.register(new AuditPages(audit));
        jersey.register(new DashboardPages(
                new DashboardService(database, clock, thresholds.enrollment(), thresholds.milestones())));
        jersey.register(new ExplanationPages(new ExplanationService(database)));
        jersey.register(new DossierPages(
                new DossierService(database, clock, thresholds.milestones()), new DocumentService(database, clock)));
        ComparisonService comparisons = new ComparisonService(database, clock, thresholds.milestones());
        jersey.register(new ComparisonResource(comparisons));
        jersey.register(new ComparisonPages(comparisons));
        jersey.register(new HomePages(new HomeService(database)));
        SearchService search = new SearchService(database);
        jersey.register(new SearchResource(search));
        jersey.register(new SearchPages(search));
        Thresholds reported = new Thresholds(thresholds.enrollment(), thresholds.milestones());
        ReportService reports = new ReportService(database, clock, reported);
        jersey.register(new ReportResource(reports));
        jersey.register(new TableResource(reports));
        EditionService editions = new EditionService(database, clock, reported, publicUrl);
        jersey.register(new EditionResource(editions));
        jersey.register(new EditionFileResource(editions));
        jersey.register(new EditionPages(editions, new EditionChangesService(database)));
        jersey.register(new ReportPages(reports, editions));
        VerificationService verifications = new VerificationService(database);
        jersey.register(new VerificationResource(verifications));
        jersey.register(new VerificationPages(verifications));
    }
}

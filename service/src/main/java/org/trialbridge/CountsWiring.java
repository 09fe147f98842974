package org.trialbridge;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.net.URI;
import java.time.Clock;
import org.trialbridge.db.Database;
import org.trialbridge.enrollment.CountryCountsPages;
import org.trialbridge.enrollment.CountryCountsResource;
import org.trialbridge.enrollment.CountsBatchResource;
import org.trialbridge.enrollment.CountsBatchService;
import org.trialbridge.enrollment.CountsService;
import org.trialbridge.enrollment.CountsSheetPages;
import org.trialbridge.enrollment.EnrollmentResource;
import org.trialbridge.enrollment.EnrollmentService;
import org.trialbridge.enrollment.MySitesPages;
import org.trialbridge.enrollment.ReportLinkPages;
import org.trialbridge.enrollment.ReportLinkService;
import org.trialbridge.enrollment.RollupService;
import org.trialbridge.enrollment.SetAsideService;
import org.trialbridge.enrollment.SiteCountsPages;
import org.trialbridge.enrollment.SiteCountsResource;
import org.trialbridge.lock.LockPages;
import org.trialbridge.lock.LockResource;
import org.trialbridge.lock.LockService;
import org.trialbridge.lock.RefusalPages;
import org.trialbridge.lock.ReopeningLetter;
import org.trialbridge.outlook.OutlookResource;
import org.trialbridge.outlook.OutlookService;
import org.trialbridge.reporting.ReminderLetter;
import org.trialbridge.reporting.ReminderService;
import org.trialbridge.reporting.ReportingPages;
import org.trialbridge.reporting.ReportingResource;
import org.trialbridge.reporting.ReportingService;

/** Wires counts: reports, corrections, sums, acceptance. */
final class CountsWiring {
    private CountsWiring() {}

    static void register(Database database, Clock clock, URI publicUrl, JerseyEnvironment jersey) {
        EnrollmentService enrollments = new EnrollmentService(database, clock);
        CountsService counts = new CountsService(database, clock);
        SetAsideService setAside = new SetAsideService(database, clock);
        jersey.register(new SiteCountsResource(counts, enrollments, setAside));
        jersey.register(new CountryCountsResource(counts, enrollments, setAside));
        jersey.register(new CountsBatchResource(new CountsBatchService(database, clock)));
        jersey.register(new EnrollmentResource(new RollupService(database, clock)));
        jersey.register(new OutlookResource(new OutlookService(database, clock)));
        jersey.register(new MySitesPages(counts));
        jersey.register(new CountsSheetPages(counts));
        jersey.register(new SiteCountsPages(counts, enrollments));
        jersey.register(new CountryCountsPages(counts, enrollments));
        jersey.register(new ReportLinkPages(new ReportLinkService(database, clock), counts, enrollments));
        LockService locks = new LockService(database, new ReopeningLetter(publicUrl), clock);
        jersey.register(new LockResource(locks));
        jersey.register(new LockPages(locks));
        jersey.register(new RefusalPages(locks));
        ReportingService reporting = new ReportingService(database, clock);
        jersey.register(new ReportingResource(reporting));
        jersey.register(
                new ReportingPages(reporting, new ReminderService(database, new ReminderLetter(publicUrl), clock)));
    }
}

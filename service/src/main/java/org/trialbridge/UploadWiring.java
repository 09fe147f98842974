package org.trialbridge;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import java.time.Duration;
import org.trialbridge.db.Database;
import org.trialbridge.enrollment.CountsBatchService;
import org.trialbridge.enrollment.OpenPeriodsService;
import org.trialbridge.upload.TemplateResource;
import org.trialbridge.upload.UploadPages;
import org.trialbridge.upload.UploadReader;
import org.trialbridge.upload.UploadResource;
import org.trialbridge.upload.UploadService;

/** Wires counts that come as files. */
final class UploadWiring {
    /** How long the reading of a file may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private UploadWiring() {}

    static void register(Database database, Clock clock, JerseyEnvironment jersey) {
        CountsBatchService batches = new CountsBatchService(database, clock);
        UploadReader reader = new UploadReader(PATIENCE);
        UploadService uploads = new UploadService(database);
        OpenPeriodsService open = new OpenPeriodsService(database, clock);
        jersey.register(new UploadResource(reader, uploads, batches));
        jersey.register(new TemplateResource(open));
        jersey.register(new UploadPages(reader, uploads, batches, open));
    }
}

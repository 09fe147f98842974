package org.trialbridge;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.trialbridge.db.Database;
import org.trialbridge.enrollment.CountsBatchService;
import org.trialbridge.enrollment.OpenPeriodsService;
import org.trialbridge.importing.ImportLoadService;
import org.trialbridge.importing.ImportPages;
import org.trialbridge.importing.ImportReader;
import org.trialbridge.importing.ImportResource;
import org.trialbridge.importing.ImportService;
import org.trialbridge.table.TableReader;
import org.trialbridge.upload.TemplateResource;
import org.trialbridge.upload.UploadPages;
import org.trialbridge.upload.UploadReader;
import org.trialbridge.upload.UploadResource;
import org.trialbridge.upload.UploadRunService;
import org.trialbridge.upload.UploadRunner;
import org.trialbridge.upload.UploadService;

/** Wires what comes as files: counts, and the spreadsheets with which a secretariat moves in. */
final class UploadWiring {
    /** How long the reading of a file may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int AT_A_TIME = 2;
    private static final int WAITING = 8;

    private UploadWiring() {}

    static void register(Database database, Clock clock, JerseyEnvironment jersey) {
        CountsBatchService batches = new CountsBatchService(database, clock);
        TableReader tables = new TableReader(PATIENCE);
        ImportService imports = new ImportService(database);
        ImportLoadService loads = new ImportLoadService(database, clock);
        ImportReader importReader = new ImportReader(tables, imports);
        jersey.register(new ImportResource(importReader, imports, loads));
        jersey.register(new ImportPages(importReader, imports, loads));
        UploadReader reader = new UploadReader(tables);
        UploadService uploads = new UploadService(database);
        OpenPeriodsService open = new OpenPeriodsService(database, clock);
        jersey.register(new UploadResource(reader, uploads, batches));
        jersey.register(new TemplateResource(open));
        UploadRunService runs = new UploadRunService(database);
        jersey.register(
                new UploadPages(reader, uploads, batches, open, runs, new UploadRunner(runs, batches, workers())));
    }

    /** For large files: few at a time, so that others are not disturbed. What they do ends with the program. */
    private static Executor workers() {
        ThreadPoolExecutor workers = new ThreadPoolExecutor(
                AT_A_TIME,
                AT_A_TIME,
                PATIENCE.toSeconds(),
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                work -> {
                    Thread thread = new Thread(work, "upload-runner");
                    thread.setDaemon(true);
                    return thread;
                });
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }
}

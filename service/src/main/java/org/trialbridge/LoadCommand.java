package org.trialbridge;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.trialbridge.access.Actor;
import org.trialbridge.db.Database;
import org.trialbridge.enrollment.BatchTerms;
import org.trialbridge.enrollment.CountsBatchService;
import org.trialbridge.enrollment.Provenance;
import org.trialbridge.problem.Problem;
import org.trialbridge.site.SiteService;
import org.trialbridge.table.Limits;
import org.trialbridge.table.UploadedFile;
import org.trialbridge.trial.ParticipationService;
import org.trialbridge.upload.HistoryLoad;

/** {@code load-counts config.yml --trial CODE --counts FILE}: loads what a trial counted before it came here, and ends. */
final class LoadCommand extends ConfiguredCommand<TrialbridgeConfiguration> {
    private static final int MOST_SHOWN = 50;

    LoadCommand() {
        super("load-counts", "Load the counts of a trial from a file, up to 100,000 rows");
    }

    @Override
    public void configure(Subparser subparser) {
        super.configure(subparser);
        subparser.addArgument("--trial").required(true).help("the code of a trial that exists");
        subparser
                .addArgument("--counts")
                .required(true)
                .help("a CSV file or workbook with the columns site, period_end, enrolled, and others of the upload");
        subparser
                .addArgument("--sites")
                .help("a CSV file with the columns site, country and opened: sites that are to be added first");
        subparser
                .addArgument("--provenance")
                .type(Provenance.class)
                .setDefault(Provenance.RECORDED)
                .help("where the counts come from (default: RECORDED)");
        subparser
                .addArgument("--confirm-warnings")
                .action(Arguments.storeTrue())
                .help("you have looked at the unusual numbers and found them right");
    }

    @Override
    protected void run(
            Bootstrap<TrialbridgeConfiguration> bootstrap, Namespace namespace, TrialbridgeConfiguration configuration)
            throws Exception {
        String trial = namespace.getString("trial");
        BatchTerms terms = new BatchTerms(namespace.get("provenance"), namespace.getBoolean("confirm_warnings"), false);
        try (OpenDatabase opened = OpenDatabase.open(configuration.database(), new MetricRegistry())) {
            Database database = opened.database();
            Clock clock = Clock.systemUTC();
            HistoryLoad load = new HistoryLoad(
                    new ParticipationService(database),
                    new SiteService(database, clock),
                    new CountsBatchService(database, clock),
                    System.out::println);
            String sites = namespace.getString("sites");
            if (sites != null) {
                try (UploadedFile file = open(sites)) {
                    load.addSites(Actor.system(), trial, file);
                }
            }
            try (UploadedFile file = open(namespace.getString("counts"))) {
                HistoryLoad.Loaded loaded = load.addCounts(Actor.system(), trial, file, terms);
                System.out.printf(
                        "Done: %,d new, %,d changed, %,d unchanged.%n",
                        loaded.reported(), loaded.corrected(), loaded.unchanged());
            }
        }
    }

    private static UploadedFile open(String name) throws IOException {
        Path path = Path.of(name);
        try (InputStream in = Files.newInputStream(path)) {
            return UploadedFile.receive(String.valueOf(path.getFileName()), in, Limits.LOAD);
        }
    }

    /** What is wrong with the file is told as sentences; anything else as it is. */
    @Override
    public void onError(Cli cli, Namespace namespace, Throwable thrown) {
        if (!(thrown instanceof Problem problem)) {
            super.onError(cli, namespace, thrown);
            return;
        }
        System.err.println("Nothing was loaded. " + problem.detail());
        problem.errors().stream()
                .limit(MOST_SHOWN)
                .forEach(error -> System.err.println(error.field() + ": " + error.message()));
        if (problem.errors().size() > MOST_SHOWN) {
            System.err.println("There is more; mend these first.");
        }
    }
}

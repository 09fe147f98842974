package org.trialbridge;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code db migrate config.yml}: brings the schema of the database up to date, and ends. */
final class MigrateCommand extends ConfiguredCommand<TrialbridgeConfiguration> {
    MigrateCommand() {
        super("db", "Bring the schema of the database up to date");
    }

    @Override
    public void configure(Subparser subparser) {
        subparser
                .addArgument("action")
                .choices("migrate")
                .help("migrate: run the changes that the database has not seen");
        super.configure(subparser);
    }

    @Override
    protected void run(
            Bootstrap<TrialbridgeConfiguration> bootstrap, Namespace namespace, TrialbridgeConfiguration configuration)
            throws Exception {
        try (OpenDatabase opened = OpenDatabase.open(configuration.database(), new MetricRegistry())) {
            System.out.println("The schema is up to date" + (opened.isEmbedded() ? " (embedded PostgreSQL)." : "."));
        }
    }
}

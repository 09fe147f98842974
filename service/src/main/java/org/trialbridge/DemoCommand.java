package org.trialbridge;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.time.Clock;
import net.sourceforge.argparse4j.inf.Namespace;

/** {@code demo config.yml}: loads the demonstration into an empty database, and ends. */
final class DemoCommand extends ConfiguredCommand<TrialbridgeConfiguration> {
    DemoCommand() {
        super("demo", "Load the demonstration trial and its accounts into an empty database");
    }

    @Override
    protected void run(
            Bootstrap<TrialbridgeConfiguration> bootstrap, Namespace namespace, TrialbridgeConfiguration configuration)
            throws Exception {
        try (OpenDatabase opened = OpenDatabase.open(configuration.database(), new MetricRegistry())) {
            Demonstration demonstration = new Demonstration(opened.database(), Clock.systemUTC(), configuration);
            demonstration.load();
            System.out.println(demonstration.openAccounts());
        }
    }
}

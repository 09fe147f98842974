package org.trialbridge;

import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import org.trialbridge.access.Actor;
import org.trialbridge.account.FirstAdministratorService;
import org.trialbridge.account.Letters;
import org.trialbridge.db.Database;
import org.trialbridge.web.WebGround;

/** Wires everything together. The only class that knows every feature. */
public final class TrialbridgeApplication extends Application<TrialbridgeConfiguration> {
    public static void main(String[] arguments) throws Exception {
        if (Boolean.getBoolean("trialbridge.endWithParent")) {
            endWithParent();
        }
        new TrialbridgeApplication().run(arguments);
    }

    /** Maven does not take the program it runs along when it is ended other than with Ctrl-C. */
    private static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> {
            Thread thread = new Thread(
                    () -> {
                        parent.onExit().join();
                        System.exit(0);
                    },
                    "end-with-parent");
            thread.setDaemon(true);
            thread.start();
        });
    }

    @Override
    public String getName() {
        return "trialbridge";
    }

    @Override
    public void initialize(Bootstrap<TrialbridgeConfiguration> bootstrap) {
        bootstrap.setConfigurationSourceProvider(new SubstitutingSourceProvider(
                bootstrap.getConfigurationSourceProvider(), new EnvironmentVariableSubstitutor(false, true)));
        bootstrap.addCommand(new MigrateCommand());
        bootstrap.addCommand(new DemoCommand());
        bootstrap.addCommand(new LoadCommand());
        bootstrap.addCommand(new BacktestCommand());
    }

    @Override
    public void run(TrialbridgeConfiguration configuration, Environment environment) throws Exception {
        OpenDatabase opened = OpenDatabase.open(configuration.database(), environment.metrics());
        // first in, last out: the pool and the server stop after everything that uses them
        environment.lifecycle().manage(opened);
        environment.healthChecks().register("database", new DatabaseHealth(opened.jdbi()));
        WebGround.register(environment, configuration.publicUrl());
        JerseyEnvironment jersey = environment.jersey();
        Database database = opened.database();
        Clock clock = Clock.systemUTC();
        AccountWiring.register(configuration, opened, environment);
        DirectoryWiring.register(database, clock, jersey);
        DocumentWiring.register(database, clock, jersey);
        MeetingWiring.register(
                database, clock, configuration.publicUrl(), configuration.mail().from(), jersey);
        CountsWiring.register(database, clock, configuration.publicUrl(), jersey);
        UploadWiring.register(database, clock, jersey);
        ProgressWiring.register(database, clock, configuration.thresholds(), jersey);
        ViewWiring.register(database, clock, configuration.thresholds(), configuration.publicUrl(), jersey);
        HistoryWiring.register(database, clock, configuration.thresholds(), jersey);
        ExportWiring.register(database, clock, configuration.thresholds(), jersey);
        String welcome = welcome(configuration, opened);
        environment.lifecycle().addServerLifecycleListener(server -> System.out.println(welcome));
    }

    /** What to tell whoever started the program: where it is, and how to get in. */
    private static String welcome(TrialbridgeConfiguration configuration, OpenDatabase opened) {
        String address = "\nTrialbridge is ready: " + configuration.publicUrl() + "\n";
        if (opened.isEmbedded()) {
            Demonstration demonstration = new Demonstration(opened.database(), Clock.systemUTC(), configuration);
            demonstration.loadIfNew();
            return address + demonstration.openAccounts();
        }
        return new FirstAdministratorService(
                        opened.database(), new Letters(configuration.publicUrl()), Clock.systemUTC())
                .invite(Actor.system(), configuration.firstAdministrator())
                .map(link -> address + "\nThe first administrator chooses a password here, once: " + link + "\n")
                .orElse(address);
    }
}

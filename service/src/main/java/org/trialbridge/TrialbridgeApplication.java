package org.trialbridge;

import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import org.trialbridge.audit.AuditPages;
import org.trialbridge.audit.AuditResource;
import org.trialbridge.audit.AuditService;
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
    }

    @Override
    public void run(TrialbridgeConfiguration configuration, Environment environment) throws Exception {
        OpenDatabase opened = OpenDatabase.open(configuration.database(), environment.metrics());
        // first in, last out: the pool and the server stop after everything that uses them
        environment.lifecycle().manage(opened);
        environment.healthChecks().register("database", new DatabaseHealth(opened.jdbi()));
        WebGround.register(environment, configuration.publicUrl());
        register(opened.database(), environment.jersey());
    }

    private static void register(Database database, JerseyEnvironment jersey) {
        AuditService audit = new AuditService(database);
        jersey.register(new AuditResource(audit));
        jersey.register(new AuditPages(audit));
    }
}

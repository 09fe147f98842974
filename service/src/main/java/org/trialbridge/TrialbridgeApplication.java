package org.trialbridge;

import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import org.trialbridge.approval.ApprovalResource;
import org.trialbridge.approval.ApprovalService;
import org.trialbridge.audit.AuditPages;
import org.trialbridge.audit.AuditResource;
import org.trialbridge.audit.AuditService;
import org.trialbridge.dashboard.DossierPages;
import org.trialbridge.dashboard.DossierService;
import org.trialbridge.db.Database;
import org.trialbridge.milestone.MilestonePages;
import org.trialbridge.milestone.MilestoneResource;
import org.trialbridge.milestone.MilestoneService;
import org.trialbridge.milestone.MilestoneStatus;
import org.trialbridge.outreach.OutreachPages;
import org.trialbridge.outreach.OutreachResource;
import org.trialbridge.outreach.OutreachService;
import org.trialbridge.pipeline.BoardPages;
import org.trialbridge.pipeline.PipelinePages;
import org.trialbridge.pipeline.PipelineResource;
import org.trialbridge.pipeline.PipelineService;
import org.trialbridge.statement.StatementPages;
import org.trialbridge.statement.StatementResource;
import org.trialbridge.statement.StatementService;
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
        AccountWiring.register(configuration, opened, environment);
        register(opened.database(), environment.jersey());
        registerProgress(opened.database(), configuration.thresholds(), environment.jersey());
        Directory.register(opened.database(), Clock.systemUTC(), environment.jersey());
        MeetingWiring.register(opened.database(), Clock.systemUTC(), environment.jersey());
        CountsWiring.register(opened.database(), Clock.systemUTC(), environment.jersey());
    }

    private static void register(Database database, JerseyEnvironment jersey) {
        AuditService audit = new AuditService(database);
        jersey.register(new AuditResource(audit));
        jersey.register(new AuditPages(audit));
    }

    /** How far countries are: pipeline, outreach, statements, approvals, milestones, and the dossier of all. */
    private static void registerProgress(
            Database database, TrialbridgeConfiguration.Thresholds settings, JerseyEnvironment jersey) {
        Clock clock = Clock.systemUTC();
        MilestoneStatus.Thresholds thresholds =
                new MilestoneStatus.Thresholds(settings.milestoneAmberDays(), settings.milestoneRedDays());
        PipelineService pipeline = new PipelineService(database, clock);
        OutreachService outreach = new OutreachService(database, clock);
        StatementService statements = new StatementService(database, clock);
        MilestoneService milestones = new MilestoneService(database, clock, thresholds);
        jersey.register(new PipelineResource(pipeline));
        jersey.register(new PipelinePages(pipeline));
        jersey.register(new BoardPages(pipeline));
        jersey.register(new OutreachResource(outreach));
        jersey.register(new OutreachPages(outreach));
        jersey.register(new StatementResource(statements));
        jersey.register(new StatementPages(statements));
        jersey.register(new MilestoneResource(milestones));
        jersey.register(new MilestonePages(milestones));
        jersey.register(new ApprovalResource(new ApprovalService(database)));
        jersey.register(new DossierPages(new DossierService(database, clock, thresholds)));
    }
}

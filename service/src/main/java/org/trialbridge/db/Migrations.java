package org.trialbridge.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.command.core.helpers.ShowSummaryArgument;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.lockservice.LockServiceFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Brings the schema of a database up to date. */
public final class Migrations {
    private static final String CHANGELOG = "db/changelog/changelog.xml";

    /** Liquibase tells every step; only what needs attention belongs in the log. A field, or the setting is lost. */
    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

    static {
        LIQUIBASE.setLevel(Level.WARNING);
    }

    private Migrations() {}

    /**
     * Runs the changes that the database has not seen. Several processes may call it at once: they follow one another.
     * One that is killed meanwhile holds nobody up: its lock ends with its connection, and Liquibase's own lock, which
     * would stay, is then cleared by the next.
     *
     * @param url a direct connection, not through a pooler that shares sessions
     */
    public static void run(String url, String user, String password) {
        try (Connection turn = DriverManager.getConnection(url, user, password);
                Statement statement = turn.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtextextended('trialbridge migrations', 0))");
            try (Connection connection = DriverManager.getConnection(url, user, password)) {
                Scope.child(
                        Map.of(
                                Scope.Attr.ui.name(),
                                new LoggerUIService(),
                                Scope.Attr.resourceAccessor.name(),
                                new ClassLoaderResourceAccessor(),
                                "liquibase.analytics.enabled",
                                false),
                        () -> update(connection));
            }
        } catch (Exception e) { // Liquibase's Scope declares no less
            throw new IllegalStateException("cannot bring the schema up to date: " + e.getMessage(), e);
        }
    }

    private static void update(Connection connection) throws LiquibaseException {
        liquibase.database.Database database =
                DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        LockServiceFactory.getInstance().getLockService(database).forceReleaseLock();
        new CommandScope(UpdateCommandStep.COMMAND_NAME)
                .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, CHANGELOG)
                .addArgumentValue(ShowSummaryArgument.SHOW_SUMMARY_OUTPUT, UpdateSummaryOutputEnum.LOG)
                .execute();
    }
}

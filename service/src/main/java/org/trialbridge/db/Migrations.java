package org.trialbridge.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
     * @param owner who the tables belong to
     * @param user who works with them; if that is somebody else he may then read and write rows, and no more
     */
    public static void run(String url, String owner, String password, String user) {
        try (Connection turn = DriverManager.getConnection(url, owner, password);
                Statement statement = turn.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtextextended('trialbridge migrations', 0))");
            try (Connection connection = DriverManager.getConnection(url, owner, password)) {
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
            if (!user.equals(owner)) {
                grant(turn, user);
            }
        } catch (Exception e) { // Liquibase's Scope declares no less
            throw new IllegalStateException("cannot bring the schema up to date: " + e.getMessage(), e);
        }
    }

    /** What a user who owns nothing needs. Append-only tables refuse changes by their triggers, whoever asks. */
    private static void grant(Connection connection, String user) throws SQLException {
        try (PreparedStatement grants = connection.prepareStatement("""
                        select format(right_given, ?)
                          from (values ('grant usage on schema public, known to %I'),
                                       ('grant select, insert, update, delete on all tables in schema public to %I'),
                                       ('revoke insert, update, delete on databasechangelog, databasechangeloglock from %I'),
                                       ('grant select on all tables in schema known to %I'),
                                       ('grant usage, select on all sequences in schema public to %I')) step (right_given)
                        """)) {
            grants.setString(1, user);
            try (ResultSet steps = grants.executeQuery();
                    Statement statement = connection.createStatement()) {
                while (steps.next()) {
                    statement.execute(steps.getString(1));
                }
            }
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

package org.trialbridge;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.trialbridge.db.Databases;
import org.trialbridge.db.EmbeddedPostgres;
import org.trialbridge.db.Migrations;

/** The one PostgreSQL of all tests in this JVM. JUnit closes it at the end. */
record TestServer(EmbeddedPostgres postgres, Connection connection, AtomicInteger databases, AtomicBoolean demonstrated)
        implements AutoCloseable {
    static final String MIGRATED = "migrated";
    static final String EMPTY = "template1";
    static final String DEMONSTRATION = "demonstration";

    private static final int CONNECTIONS = 10;

    static TestServer of(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(TestServer.class))
                .computeIfAbsent(TestServer.class, key -> start(), TestServer.class);
    }

    /** Where tests may keep a PostgreSQL. */
    static Path folder() throws IOException {
        return EmbeddedPostgres.folder(
                Path.of("target", "postgres"), Path.of(System.getProperty("java.io.tmpdir"), "trialbridge-tests"));
    }

    private static TestServer start() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.startTemporary(folder());
            Connection connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
            TestServer server = new TestServer(postgres, connection, new AtomicInteger(), new AtomicBoolean());
            server.execute("create database " + MIGRATED);
            Migrations.run(postgres.url(MIGRATED), postgres.user(), postgres.password(), postgres.user());
            return server;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("no PostgreSQL for the tests", e);
        }
    }

    /** Returns the name of a new database, a copy of the template. */
    String create(String template) {
        if (template.equals(DEMONSTRATION) && demonstrated.compareAndSet(false, true)) {
            loadDemonstration();
        }
        String name = "test_" + databases.incrementAndGet();
        execute("create database " + name + " template " + template + " strategy file_copy"); // half the cost
        return name;
    }

    void drop(String name) {
        execute("drop database " + name + " with (force)");
    }

    /** Once for all tests of the JVM; each class gets a copy. */
    private void loadDemonstration() {
        execute("create database " + DEMONSTRATION + " template " + MIGRATED + " strategy file_copy");
        ManagedDataSource pool = pool(DEMONSTRATION);
        try {
            TestDemonstration.load(Databases.database(Databases.jdbi(pool)));
        } finally {
            stop(pool);
        }
    }

    static void stop(ManagedDataSource pool) {
        try {
            pool.stop();
        } catch (Exception e) { // declares no less
            throw new IllegalStateException(e);
        }
    }

    ManagedDataSource pool(String name) {
        DataSourceFactory settings = Databases.settings(postgres.url(name), postgres.user(), postgres.password());
        settings.setInitialSize(0);
        settings.setMinSize(0);
        settings.setMaxSize(CONNECTIONS);
        return settings.build(new MetricRegistry(), name);
    }

    @Override
    public void close() {
        postgres.close();
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}

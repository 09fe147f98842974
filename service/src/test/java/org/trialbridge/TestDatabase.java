package org.trialbridge;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.trialbridge.db.Database;
import org.trialbridge.db.Databases;
import org.trialbridge.db.EmbeddedPostgres;
import org.trialbridge.db.Migrations;

/**
 * A database with the whole schema and no rows, dropped after use. Registered on a field of the test it is new for each
 * test; on a static field, for each class.
 *
 * <pre>{@code
 * @RegisterExtension
 * final TestDatabase db = new TestDatabase();
 * }</pre>
 */
public final class TestDatabase implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private static final int CONNECTIONS = 10;

    private final String template;
    private @Nullable Open open;

    public TestDatabase() {
        this(Server.MIGRATED);
    }

    private TestDatabase(String template) {
        this.template = template;
    }

    /** A database without a schema, for testing how it gets one. */
    public static TestDatabase empty() {
        return new TestDatabase(Server.EMPTY);
    }

    /** The database as the services see it. */
    public Database database() {
        return open().database();
    }

    /** The way to the same tables behind the services' back. */
    public Jdbi jdbi() {
        return open().jdbi();
    }

    public <T> T query(Function<Handle, T> query) {
        return jdbi().withHandle(query::apply);
    }

    public String url() {
        return open().server().url(open().name());
    }

    public String user() {
        return open().server().user();
    }

    public String password() {
        return open().server().password();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        openFor(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        openFor(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        closeFor(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        closeFor(context);
    }

    private void openFor(ExtensionContext context) {
        if (open == null) {
            Server server = Server.of(context);
            String name = server.create(template);
            ManagedDataSource pool = server.pool(name);
            Jdbi jdbi = Databases.jdbi(pool);
            open = new Open(context.getUniqueId(), server.postgres(), name, pool, jdbi, Databases.database(jdbi));
        }
    }

    private void closeFor(ExtensionContext context) {
        if (open().owner().equals(context.getUniqueId())) {
            open().close(Server.of(context));
            open = null;
        }
    }

    private Open open() {
        return Objects.requireNonNull(open, "there is a database only while a test runs");
    }

    private record Open(
            String owner, EmbeddedPostgres server, String name, ManagedDataSource pool, Jdbi jdbi, Database database) {
        void close(Server server) {
            try {
                pool.stop();
            } catch (Exception e) { // declares no less
                throw new IllegalStateException(e);
            }
            server.drop(name);
        }
    }

    /** The one server of this JVM. JUnit closes it at the end. */
    private record Server(EmbeddedPostgres postgres, AtomicInteger count) implements AutoCloseable {
        static final String MIGRATED = "migrated";
        static final String EMPTY = "template1";

        static Server of(ExtensionContext context) {
            return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(TestDatabase.class))
                    .computeIfAbsent(Server.class, key -> start(), Server.class);
        }

        private static Server start() {
            try {
                Path folder = EmbeddedPostgres.folder(
                        Path.of("target", "postgres"),
                        Path.of(System.getProperty("java.io.tmpdir"), "trialbridge-tests"));
                Server server = new Server(EmbeddedPostgres.startTemporary(folder), new AtomicInteger());
                server.execute("create database " + MIGRATED);
                Migrations.run(server.postgres.url(MIGRATED), server.postgres.user(), server.postgres.password());
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String create(String template) {
            String name = "test_" + count.incrementAndGet();
            execute("create database " + name + " template " + template);
            return name;
        }

        void drop(String name) {
            execute("drop database " + name + " with (force)");
        }

        ManagedDataSource pool(String name) {
            DataSourceFactory settings = Databases.settings(postgres.url(name), postgres.user(), postgres.password());
            settings.setInitialSize(0);
            settings.setMinSize(0);
            settings.setMaxSize(CONNECTIONS);
            return settings.build(new MetricRegistry(), name);
        }

        private void execute(String sql) {
            try (Connection connection =
                            DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }

        @Override
        public void close() {
            postgres.close();
        }
    }
}

package org.trialbridge;

import io.dropwizard.db.ManagedDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.trialbridge.db.Database;
import org.trialbridge.db.Databases;
import org.trialbridge.db.EmbeddedPostgres;

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
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final String template;
    private @Nullable Open open;

    public TestDatabase() {
        this(TestServer.MIGRATED);
    }

    private TestDatabase(String template) {
        this.template = template;
    }

    /** A database without a schema, for testing how it gets one. */
    public static TestDatabase empty() {
        return new TestDatabase(TestServer.EMPTY);
    }

    /** A database with the demonstration and its accounts. */
    static TestDatabase demonstration() {
        return new TestDatabase(TestServer.DEMONSTRATION);
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

    /** Waits until so many transactions wait for an advisory lock of this database; for a minute at most, then false. */
    public boolean awaitWaiting(int many) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            long waiting =
                    query(handle -> handle.createQuery("""
                            select count(*) from pg_locks
                             where locktype = 'advisory' and not granted
                               and database = (select oid from pg_database where datname = current_database())
                            """).mapTo(Long.class).one());
            if (waiting >= many) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
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
            TestServer server = TestServer.of(context);
            String name = server.create(template);
            ManagedDataSource pool = server.pool(name);
            Jdbi jdbi = Databases.jdbi(pool);
            open = new Open(context.getUniqueId(), server.postgres(), name, pool, jdbi, Databases.database(jdbi));
        }
    }

    private void closeFor(ExtensionContext context) {
        if (open != null && open.owner().equals(context.getUniqueId())) {
            open.close(TestServer.of(context));
            open = null;
        }
    }

    private Open open() {
        return Objects.requireNonNull(open, "there is a database only while a test runs");
    }

    private record Open(
            String owner, EmbeddedPostgres server, String name, ManagedDataSource pool, Jdbi jdbi, Database database) {
        void close(TestServer server) {
            TestServer.stop(pool);
            server.drop(name);
        }
    }
}

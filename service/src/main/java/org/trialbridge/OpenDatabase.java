package org.trialbridge;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.lifecycle.Managed;
import io.dropwizard.util.Duration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.trialbridge.db.Database;
import org.trialbridge.db.Databases;
import org.trialbridge.db.EmbeddedPostgres;
import org.trialbridge.db.Migrations;

/** The database of a running program: the server if it is ours, the migrated schema, the pool. Closed last. */
final class OpenDatabase implements Managed, AutoCloseable {
    /** What a broken line or a slow query may cost a request. */
    private static final Map<String, String> PATIENCE = Map.of(
            "connectTimeout", "3",
            "socketTimeout", "30",
            "tcpKeepAlive", "true",
            "options", "-c statement_timeout=20s -c idle_in_transaction_session_timeout=30s -c lock_timeout=5s");

    private final @Nullable EmbeddedPostgres server;
    private final ManagedDataSource pool;
    private final Jdbi jdbi;

    private OpenDatabase(@Nullable EmbeddedPostgres server, ManagedDataSource pool) {
        this.server = server;
        this.pool = pool;
        this.jdbi = Databases.jdbi(pool);
    }

    /** Starts the embedded PostgreSQL or connects to the one named, and brings the schema up to date. */
    static OpenDatabase open(DatabaseSettings settings, MetricRegistry metrics) throws IOException {
        EmbeddedPostgres server = settings.isEmbedded() ? EmbeddedPostgres.start(folder(settings)) : null;
        try {
            String url = server == null ? DatabaseSettings.orElse(settings.url(), null) : server.url();
            String user = server == null ? DatabaseSettings.orElse(settings.user(), null) : server.user();
            String password = server == null ? DatabaseSettings.orElse(settings.password(), null) : server.password();
            boolean owns = server != null || DatabaseSettings.isAbsent(settings.owner());
            Migrations.run(
                    url,
                    owns ? user : DatabaseSettings.orElse(settings.owner(), null),
                    owns ? password : DatabaseSettings.orElse(settings.ownerPassword(), null),
                    user);
            return new OpenDatabase(server, pool(url, user, password, settings.maxConnections(), metrics));
        } catch (RuntimeException e) {
            if (server != null) {
                server.close();
            }
            throw e;
        }
    }

    private static Path folder(DatabaseSettings settings) throws IOException {
        String dataDir = settings.dataDir();
        return dataDir == null || dataDir.isBlank()
                ? EmbeddedPostgres.folder(DatabaseSettings.DEFAULT_DATA_DIR, DatabaseSettings.DEFAULT_DATA_DIR_OF_ROOT)
                : Path.of(dataDir);
    }

    private static ManagedDataSource pool(
            String url, String user, String password, int maxConnections, MetricRegistry metrics) {
        DataSourceFactory settings = Databases.settings(url, user, password);
        Map<String, String> properties = new HashMap<>(settings.getProperties());
        properties.putAll(PATIENCE);
        settings.setProperties(properties);
        settings.setInitialSize(2);
        settings.setMinSize(2);
        settings.setMaxSize(maxConnections);
        settings.setMaxWaitForConnection(Duration.seconds(1));
        // a connection that PostgreSQL dropped (a restart) is noticed at once, not half a minute later
        settings.setCheckConnectionOnBorrow(true);
        settings.setValidationQuery("select 1");
        settings.setValidationInterval(Duration.seconds(1));
        return settings.build(metrics, "postgresql");
    }

    DataSource source() {
        return pool;
    }

    Jdbi jdbi() {
        return jdbi;
    }

    Database database() {
        return Databases.database(jdbi);
    }

    boolean isEmbedded() {
        return server != null;
    }

    @Override
    public void stop() {
        close();
    }

    @Override
    public void close() {
        try {
            pool.stop();
        } catch (Exception e) { // the pool's interface declares no less
            throw new IllegalStateException("cannot close the pool of connections", e);
        }
        if (server != null) {
            server.close();
        }
    }
}

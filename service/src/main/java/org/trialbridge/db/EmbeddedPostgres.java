package org.trialbridge.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A PostgreSQL of our own, for trying Trialbridge and for its tests: unpacked from the class path, reachable only from
 * this machine and with a password, ended with this process even when that is killed.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /** The database, and the ordinary user who owns it. */
    private static final String NAME = "trialbridge";

    private final PostgresServer server;
    private final FileChannel lock;
    private final String password;

    private EmbeddedPostgres(PostgresServer server, FileChannel lock, String password) {
        this.server = server;
        this.lock = lock;
        this.password = password;
    }

    /**
     * Starts a server that keeps its data in {@code folder}, between runs too.
     *
     * @throws IOException if another process uses the folder, or PostgreSQL cannot; its message says what to do
     */
    public static EmbeddedPostgres start(Path folder) throws IOException {
        return start(folder, folder.resolve("binaries"), Unprivileged.detect(), true);
    }

    /** Starts an empty and hasty server, for tests. Its data lie below {@code folder} and are deleted when it is closed. */
    public static EmbeddedPostgres startTemporary(Path folder) throws IOException {
        Unprivileged account = Unprivileged.detect();
        account.prepare(folder);
        return start(Files.createTempDirectory(folder, "cluster"), folder.resolve("binaries"), account, false);
    }

    /** Returns {@code wanted}, or {@code otherwise} when we are root and PostgreSQL without root's rights cannot enter it. */
    public static Path folder(Path wanted, Path otherwise) throws IOException {
        return Unprivileged.detect().mayEnter(wanted) ? wanted : otherwise;
    }

    static EmbeddedPostgres start(Path folder, Path binaries, Unprivileged account, boolean durable)
            throws IOException {
        Path home = folder.toAbsolutePath().normalize();
        account.prepare(home);
        FileChannel lock = lock(home);
        try {
            account.prepare(binaries);
            PostgresBinaries programs =
                    PostgresBinaries.unpack(binaries.toAbsolutePath().normalize());
            Cluster cluster = new Cluster(home, programs, account, durable);
            cluster.prepare();
            PostgresServer server = PostgresServer.launch(cluster);
            return new EmbeddedPostgres(server, lock, createUserAndDatabase(server));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The JDBC address of Trialbridge's database. */
    public String url() {
        return url(NAME);
    }

    /** The JDBC address of another database on the same server, which {@link #user} may create. */
    public String url(String database) {
        return server.url(database);
    }

    public String user() {
        return NAME;
    }

    /** The password of {@link #user}, a new one at each start. */
    public String password() {
        return password;
    }

    /** Ends the server without waiting for its clients. */
    @Override
    public void close() {
        server.stop();
        try {
            if (!server.cluster().durable()) {
                Cluster.delete(server.cluster().folder());
            }
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel lock(Path home) throws IOException {
        FileChannel channel =
                FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isLocked(channel)) {
            return channel;
        }
        channel.close();
        throw new IOException("Another Trialbridge is using the database in " + home
                + ". Stop it, or set DATA_DIR to another folder.");
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    /** Returns the user's new password. */
    private static String createUserAndDatabase(PostgresServer server) throws IOException {
        String password = Cluster.newPassword();
        try (Connection connection = server.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            if (isEmpty(statement, "select from pg_roles where rolname = '" + NAME + "'")) {
                statement.execute("create role " + NAME + " login createdb");
            }
            statement.execute("alter role " + NAME + " password '" + password + "'");
            if (isEmpty(statement, "select from pg_database where datname = '" + NAME + "'")) {
                statement.execute("create database " + NAME + " owner " + NAME);
            }
            return password;
        } catch (SQLException e) {
            server.stop();
            throw new IOException(
                    "cannot prepare the database in " + server.cluster().data(), e);
        }
    }

    private static boolean isEmpty(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }
}

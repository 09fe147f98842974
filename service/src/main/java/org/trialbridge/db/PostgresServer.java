package org.trialbridge.db;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The running server of a cluster, on a free port of the loopback interface. */
record PostgresServer(Cluster cluster, Process process, int port) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ATTEMPTS = 3;

    private static final List<String> SETTINGS =
            List.of("listen_addresses=127.0.0.1", "unix_socket_directories=", "timezone=UTC", "log_timezone=UTC");

    /** Enough for tests, which may lose everything. */
    private static final List<String> HASTY_SETTINGS = List.of(
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "wal_level=minimal",
            "max_wal_senders=0",
            // a vacuum's process belongs to the superuser, and would keep us from dropping the database it works in
            "autovacuum=off");

    /** Starts the server and waits until it answers. Somebody may take the free port first, hence the attempts. */
    static PostgresServer launch(Cluster cluster) throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            int port = freePort();
            PostgresServer server = new PostgresServer(cluster, start(process(cluster, port)), port);
            if (server.answers()) {
                return server;
            }
            server.stop();
        }
        throw new IOException("PostgreSQL did not start. It says in " + cluster.log() + ":\n"
                + Files.readString(cluster.log(), UTF_8).strip());
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    Connection connectAsSuperuser() throws IOException, SQLException {
        return DriverManager.getConnection(url("postgres"), Cluster.SUPERUSER, cluster.superuserPassword());
    }

    void stop() {
        Cluster.stop(process.toHandle());
    }

    private boolean answers() throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try (Connection connection = connectAsSuperuser()) {
                return connection.isValid(0) && process.isAlive();
            } catch (SQLException notYet) {
                pause();
            }
        }
        return false;
    }

    private static ProcessBuilder process(Cluster cluster, int port) {
        List<String> command = new ArrayList<>(List.of(
                cluster.binaries().program("postgres"), "-D", cluster.data().toString(), "-p", String.valueOf(port)));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        if (!cluster.durable()) {
            HASTY_SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        }
        return new ProcessBuilder(cluster.account().server(command))
                .directory(new File("/"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(cluster.log().toFile()));
    }

    /** Linux ends the server with the thread that started it, so that thread must live as long as the server. */
    private static Process start(ProcessBuilder builder) throws IOException {
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        Process process = builder.start();
                        started.complete(process);
                        process.waitFor();
                    } catch (IOException | InterruptedException e) {
                        started.completeExceptionally(e);
                    }
                },
                "embedded-postgres");
        thread.setDaemon(true);
        thread.start();
        try {
            return started.get();
        } catch (ExecutionException e) {
            throw new IOException("PostgreSQL did not start", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while PostgreSQL started");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(25);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while PostgreSQL started");
        }
    }
}

package org.trialbridge.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {
    private static Path tests = Path.of("");
    private static Path folderInUse = Path.of("");
    private static @Nullable EmbeddedPostgres running;

    private Path folder = Path.of("");

    @BeforeAll
    static void aRunningServer() throws IOException {
        tests = EmbeddedPostgres.folder(
                        Path.of("target", "postgres"),
                        Path.of(System.getProperty("java.io.tmpdir"), "trialbridge-tests"))
                .toAbsolutePath();
        folderInUse = Files.createTempDirectory(Files.createDirectories(tests), "running");
        running = start(folderInUse);
    }

    @AfterAll
    static void stopIt() throws IOException {
        running().close();
        Cluster.delete(folderInUse);
    }

    @BeforeEach
    void aNewFolder() throws IOException {
        folder = Files.createTempDirectory(tests, "embedded");
    }

    @AfterEach
    void deleteIt() throws IOException {
        Cluster.delete(folder);
    }

    @Test
    void itSpeaksUnicodeAndKeepsWhatItPromised() throws Exception {
        assertThat(read(running(), "select upper('ünïted é')")).isEqualTo("ÜNÏTED É");
        assertThat(read(running(), "show data_checksums")).isEqualTo("on");
        assertThat(read(running(), "show fsync")).isEqualTo("on");
    }

    @Test
    void secretsAreForTheOwnerOnly() throws Exception {
        assertThat(permissions("superuser.password")).isEqualTo("rw-------");
        assertThat(permissions("data")).isEqualTo("rwx------");
    }

    @Test
    void onlyThisMachineAndOnlyWithThePasswordGetsIn() throws Exception {
        assertThat(read(running(), "show listen_addresses")).isEqualTo("127.0.0.1");
        assertThatThrownBy(() ->
                        DriverManager.getConnection(running().url(), running().user(), "guessed"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void theUserIsNoSuperuser() throws Exception {
        assertThat(read(running(), "select rolsuper::text from pg_roles where rolname = current_user"))
                .isEqualTo("false");
    }

    @Test
    void aFolderInUseIsRefused() throws Exception {
        assertThatThrownBy(() -> start(folderInUse))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Another Trialbridge is using the database in " + folderInUse);
        assertThat(read(running(), "select 'still here'")).isEqualTo("still here");
    }

    @Test
    void whatWasWrittenIsThereAfterARestartAndAfterAnUnfinishedFirstStart() throws Exception {
        Files.createDirectories(folder.resolve("data.unfinished").resolve("base"));
        Files.writeString(folder.resolve("superuser.password"), "of the unfinished one");
        try (EmbeddedPostgres postgres = start(folder)) {
            execute(postgres, "create table note as select 'kept' as text");
        }

        try (EmbeddedPostgres postgres = start(folder)) {
            assertThat(read(postgres, "select text from note")).isEqualTo("kept");
        }
    }

    @Test
    void aServerLeftOverByAKilledProcessIsReplaced() throws Exception {
        Cluster cluster = new Cluster(folder, PostgresBinaries.unpack(binaries()), Unprivileged.detect(), true);
        cluster.prepare();
        PostgresServer leftOver = PostgresServer.launch(cluster);

        try (EmbeddedPostgres postgres = start(folder)) {
            assertThat(leftOver.process().isAlive()).isFalse();
            assertThat(read(postgres, "select 'new'")).isEqualTo("new");
        }
    }

    @Test
    void dataOfAnotherVersionAreLeftAlone() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("data")).resolve("PG_VERSION"), "9\n");

        assertThatThrownBy(() -> start(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("are of PostgreSQL 9")
                .hasMessageContaining("Set DATA_DIR to another folder.");
    }

    @Test
    void dataThatCannotBeReadAreLeftAlone() throws Exception {
        Path precious = Files.createDirectories(folder.resolve("data")).resolve("precious");
        Files.writeString(precious, "of somebody else");

        assertThatThrownBy(() -> start(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be read")
                .hasMessageContaining("set DATA_DIR to another folder.");
        assertThat(precious).exists();
    }

    @Test
    void rootWithoutNamespacesRunsItAsNobody() throws Exception {
        assumeTrue(Unprivileged.detect() != Unprivileged.SAME_USER, "only root can become nobody");
        Path open = Files.createTempDirectory(Path.of("/var/tmp"), "trialbridge");

        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.start(open, open.resolve("binaries"), Unprivileged.NOBODY, true)) {
            assertThat(read(postgres, "select 'nobody'")).isEqualTo("nobody");
            assertThat(Files.getAttribute(open.resolve("data"), "unix:uid")).isEqualTo(65534);
        } finally {
            Cluster.delete(open);
        }
    }

    @Test
    void aFolderThatNobodyMayNotEnterIsRefusedWithAdvice() throws Exception {
        assumeTrue(Unprivileged.detect() != Unprivileged.SAME_USER, "only root can become nobody");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        Path below = folder.resolve("below");

        assertThatThrownBy(() -> EmbeddedPostgres.start(below, binaries(), Unprivileged.NOBODY, true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot enter " + below)
                .hasMessageContaining("Set DATA_DIR");
    }

    private static EmbeddedPostgres start(Path folder) throws IOException {
        return EmbeddedPostgres.start(folder, binaries(), Unprivileged.detect(), true);
    }

    private static EmbeddedPostgres running() {
        return Objects.requireNonNull(running);
    }

    private static Path binaries() {
        return tests.resolve("binaries");
    }

    private static String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folderInUse.resolve(name)));
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}

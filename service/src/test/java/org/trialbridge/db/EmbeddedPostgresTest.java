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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {
    private Path tests = Path.of("");
    private Path folder = Path.of("");

    @BeforeEach
    void aNewFolder() throws IOException {
        tests = EmbeddedPostgres.folder(
                Path.of("target", "postgres"), Path.of(System.getProperty("java.io.tmpdir"), "trialbridge-tests"));
        folder = Files.createTempDirectory(Files.createDirectories(tests), "embedded")
                .toAbsolutePath();
    }

    @AfterEach
    void deleteIt() throws IOException {
        Cluster.delete(folder);
    }

    @Test
    void whatWasWrittenIsThereAfterARestart() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            execute(postgres, "create table note as select 'kept' as text");
        }

        try (EmbeddedPostgres postgres = start()) {
            assertThat(read(postgres, "select text from note")).isEqualTo("kept");
        }
    }

    @Test
    void itSpeaksUnicodeAndChecksItsPages() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(read(postgres, "select upper('ünïted é')")).isEqualTo("ÜNÏTED É");
            assertThat(read(postgres, "show data_checksums")).isEqualTo("on");
            assertThat(read(postgres, "show fsync")).isEqualTo("on");
        }
    }

    @Test
    void secretsAreForTheOwnerOnlyAndThePasswordIsNeeded() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(permissions("superuser.password")).isEqualTo("rw-------");
            assertThat(permissions("data")).isEqualTo("rwx------");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(), postgres.user(), "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void itListensToThisMachineOnly() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(read(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void theUserOwnsTheDatabaseButIsNoSuperuser() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(read(postgres, "select rolsuper::text from pg_roles where rolname = current_user"))
                    .isEqualTo("false");
        }
    }

    @Test
    void aFolderInUseIsRefused() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Another Trialbridge is using the database in " + folder);
            assertThat(read(postgres, "select 'still here'")).isEqualTo("still here");
        }
    }

    @Test
    void aServerLeftOverByAKilledProcessIsReplaced() throws Exception {
        Cluster cluster = new Cluster(folder, PostgresBinaries.unpack(binaries()), Unprivileged.detect(), true);
        cluster.prepare();
        PostgresServer leftOver = PostgresServer.launch(cluster);

        try (EmbeddedPostgres postgres = start()) {
            assertThat(leftOver.process().isAlive()).isFalse();
            assertThat(read(postgres, "select 'new'")).isEqualTo("new");
        }
    }

    @Test
    void anUnfinishedFirstStartIsBegunAgain() throws Exception {
        Files.createDirectories(folder.resolve("data.unfinished").resolve("base"));
        Files.writeString(folder.resolve("superuser.password"), "of the unfinished one");

        try (EmbeddedPostgres postgres = start()) {
            assertThat(read(postgres, "select 'complete'")).isEqualTo("complete");
        }
        assertThat(folder.resolve("data.unfinished")).doesNotExist();
    }

    @Test
    void dataOfAnotherVersionAreLeftAlone() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("data")).resolve("PG_VERSION"), "9\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("are of PostgreSQL 9")
                .hasMessageContaining("Set DATA_DIR to another folder.");
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

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.start(folder, binaries(), Unprivileged.detect(), true);
    }

    private Path binaries() {
        return tests.resolve("binaries").toAbsolutePath();
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
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

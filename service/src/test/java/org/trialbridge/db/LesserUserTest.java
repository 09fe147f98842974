package org.trialbridge.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.trialbridge.access.Actor;

/** One user owns the tables, another works with them: DATABASE_OWNER and DATABASE_USER. */
class LesserUserTest {
    private static final String CLERK = "the clerk";

    interface Institutions {
        @SqlUpdate("insert into institution (name, kind, country_iso2) values (:name, 'RESEARCH_INSTITUTE', 'CN')")
        int add(String name);
    }

    @Test
    void mayWorkAndNotChangeTheSchema() throws Exception {
        Path tests = EmbeddedPostgres.folder(
                Path.of("target", "postgres"), Path.of(System.getProperty("java.io.tmpdir"), "trialbridge-tests"));
        Path folder = Files.createTempDirectory(Files.createDirectories(tests), "lesser");
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.start(folder, tests.resolve("binaries"), Unprivileged.detect(), false)) {
            createClerk(postgres, folder);
            Migrations.run(postgres.url(), postgres.user(), postgres.password(), CLERK);
            Migrations.run(postgres.url(), postgres.user(), postgres.password(), CLERK);
            Jdbi jdbi = Databases.jdbi(clerk(postgres.url()));

            Integer added = Databases.database(jdbi)
                    .write(
                            Actor.system(),
                            "institution.create",
                            Guard.register("institution"),
                            tx -> tx.dao(Institutions.class).add("Institute of Microbiology"));

            assertThat(added).isEqualTo(1);
            jdbi.useTransaction(handle -> {
                handle.select("select known_at(now())").mapTo(Long.class).one();
                assertThat(handle.select("select name from known.institution")
                                .mapTo(String.class)
                                .one())
                        .isEqualTo("Institute of Microbiology");
            });
            jdbi.useHandle(handle -> {
                assertThatThrownBy(() -> handle.execute("drop table trial")).hasMessageContaining("must be owner");
                assertThatThrownBy(() -> handle.execute("truncate change")).hasMessageContaining("permission denied");
                assertThatThrownBy(() -> handle.execute("delete from databasechangelog"))
                        .hasMessageContaining("permission denied");
            });
        }
    }

    private static void createClerk(EmbeddedPostgres postgres, Path folder) throws IOException, SQLException {
        String password = Files.readString(folder.resolve("superuser.password")).strip();
        try (Connection connection = DriverManager.getConnection(postgres.url(), Cluster.SUPERUSER, password);
                Statement statement = connection.createStatement()) {
            statement.execute("create role \"" + CLERK + "\" login password 'a word'");
        }
    }

    private static DataSource clerk(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(CLERK);
        source.setPassword("a word");
        return source;
    }
}

package org.trialbridge.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestDatabase;

class MigrationsTest {
    @RegisterExtension
    final TestDatabase db = TestDatabase.empty();

    @Test
    void anEmptyDatabaseGetsTheSchema() {
        migrate();

        assertThat(tables()).contains("trial", "participation", "counts", "audit_entry");
    }

    @Test
    void aSecondRunChangesNothing() {
        migrate();
        List<String> changes = changes();
        List<String> tables = tables();

        migrate();

        assertThat(changes()).isNotEmpty().isEqualTo(changes);
        assertThat(tables()).isEqualTo(tables);
    }

    @Test
    void severalAtOnceFollowOneAnother() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(3);
        Callable<Object> migration = Executors.callable(this::migrate);

        List<Future<Object>> ends = executor.invokeAll(List.of(migration, migration, migration));

        executor.shutdown();
        for (Future<Object> end : ends) {
            end.get(); // throws what the migration threw
        }
        assertThat(changes()).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    @Timeout(60)
    void oneThatWasKilledHoldsNobodyUp() {
        db.query(handle -> handle.execute("""
                create table databasechangeloglock (
                  id integer primary key, locked boolean not null, lockgranted timestamp, lockedby text);
                insert into databasechangeloglock values (1, true, localtimestamp, 'a killed process')
                """));

        migrate();

        assertThat(changes()).isNotEmpty();
    }

    private void migrate() {
        Migrations.run(db.url(), db.user(), db.password(), db.user());
    }

    private List<String> tables() {
        return db.query(handle -> handle.createQuery(
                        "select table_name from information_schema.tables where table_schema = 'public' order by 1")
                .mapTo(String.class)
                .list());
    }

    private List<String> changes() {
        return db.query(handle -> handle.createQuery("select id from databasechangelog order by orderexecuted")
                .mapTo(String.class)
                .list());
    }
}

package org.trialbridge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Scope;

/** How PostgreSQL searches: with 100,000 institutions, by their index. */
class SearchPlanTest {
    @RegisterExtension
    static final TestDatabase DB = new TestDatabase();

    @Test
    void amongManyRowsTheIndexFindsTheFewThatFit() {
        DB.jdbi().useTransaction(handle -> {
            handle.execute("alter table institution disable trigger user");
            handle.execute("""
                    insert into institution (name, native_name, kind, country_iso2)
                    select initcap(translate(md5(n::text), '0123456789', 'aeiouytrns')) || ' Hospital no ' || n, 'Клиника ' || n, 'HOSPITAL', 'UZ'
                      from generate_series(1, 100000) n
                    """);
            handle.execute("alter table institution enable trigger user");
            handle.execute("""
                    insert into institution_words (id, words)
                    select id, lower(name) || ' klinika ' || id from institution
                    """);
        });
        new Given(DB).insert("""
                insert into institution (name, kind, country_iso2) values (:name, 'OTHER', 'UZ') returning id
                """, Map.of("name", "Tashkent Virology, not Quito"));
        DB.jdbi().useHandle(handle -> handle.execute("analyze"));

        assertThat(plan("Tashkant Virolgy", false))
                .contains("institution_by_words")
                .doesNotContain("Seq Scan on institution_words");
        String nearly = plan("Qoito", true);
        assertThat(nearly)
                .contains("institution_by_words", "institution_by_short_words")
                .doesNotContain("Seq Scan on institution_words");
        assertThat(rows(nearly, "institution_by_short_words")).isEqualTo(1);
    }

    /** How many rows an index gave. */
    private static long rows(String plan, String index) {
        Matcher rows =
                Pattern.compile(index + " .*?actual time=\\S+ rows=([0-9]+)").matcher(plan);
        assertThat(rows.find()).as(plan).isTrue();
        return Long.parseLong(rows.group(1));
    }

    private static String plan(String typed, boolean typos) {
        String sql = Arrays.stream(SearchDao.class.getMethods())
                .filter(method -> method.getName().equals("institutions"))
                .map(method -> method.getAnnotation(SqlQuery.class).value())
                .findFirst()
                .orElseThrow();
        Scope scope = Actor.system().scope(Action.VIEW);
        return DB.jdbi().inTransaction(handle -> {
            handle.attach(SearchDao.class).accept(0.6);
            return String.join(
                    "\n",
                    handle.createQuery("explain (analyze) " + sql)
                            .define("scope", Scope.SQL)
                            .bindMethods("scope", scope)
                            .bind("q", typed)
                            .bind("typos", typos)
                            .bind("limit", 20)
                            .mapTo(String.class)
                            .list());
        });
    }
}

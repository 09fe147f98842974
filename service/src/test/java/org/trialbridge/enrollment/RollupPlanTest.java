package org.trialbridge.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Scope;
import org.trialbridge.trial.Participation;

/** How PostgreSQL reads for a roll-up: with 60 sites that reported for 104 weeks, it never reads their history. */
class RollupPlanTest {
    private static final LocalDate START = LocalDate.of(2021, 1, 1);
    private static final int WEEKS = 104;
    private static final int SITES = 60;

    @RegisterExtension
    static final TestDatabase DB = new TestDatabase();

    private static long trialId;

    @BeforeAll
    static void sitesThatReportedForTwoYears() {
        Given given = new Given(DB);
        trialId = given.trial("T-1");
        for (String iso2 : List.of("EC", "PK", "UZ")) {
            Participation country = given.country("T-1", iso2);
            for (int i = 0; i < SITES / 3; i++) {
                given.site(country, iso2 + i, START.minusDays(9));
            }
        }
        DB.jdbi().useTransaction(handle -> {
            handle.createQuery("select open_entry(:id, null, 'test.given', null, 'trial', null, 'test', 'SYSTEM')")
                    .bind("id", trialId)
                    .mapTo(Long.class)
                    .one();
            handle.createUpdate("""
                            insert into counts (trial_id, participation_id, site_id, period_end, revision, screened, enrolled,
                                                channel, entry_id)
                            select s.trial_id, s.participation_id, s.id, cast(:start as date) + 7 * week, 1,
                                   12 * week, 9 * week, 'API', current_setting('trialbridge.entry')::bigint
                              from site s
                             cross join generate_series(0, :weeks - 1) week
                             order by week
                            """).bind("start", START).bind("weeks", WEEKS).execute();
        });
        DB.jdbi().useHandle(handle -> handle.execute("analyze"));
    }

    @Test
    void thePresentIsReadFromOneRowOfEachSite() {
        String countries = plan("countries", LocalDate.MAX, false);
        String sites = plan("sites", LocalDate.MAX, false);

        assertThat(countries).contains("current_counts");
        assertThat(linesReadPerScan(countries)).isEmpty();
        assertThat(sites).contains("current_counts").doesNotContain(" on counts ");
    }

    @Test
    void aDayOfThePastIsReadByOneProbeOfEachSite() {
        assertThat(linesReadPerScan(plan("countriesBy", START.plusWeeks(50), false)))
                .containsOnly("rows=1");
        assertThat(linesReadPerScan(plan("sitesBy", START.plusWeeks(50), false)))
                .containsOnly("rows=1");
    }

    @Test
    void whatWasKnownIsReadInTheSameWay() {
        assertThat(linesReadPerScan(plan("countriesBy", START.plusWeeks(50), true)))
                .containsOnly("rows=1");
    }

    /** The rows that each scan of the table counts found at a time; a scan that found nothing is left out. */
    private static List<String> linesReadPerScan(String plan) {
        assertThat(plan).doesNotContain("Seq Scan on counts ");
        return plan.lines()
                .filter(line -> line.contains(" on counts ") && !line.contains("never executed"))
                .map(line -> line.replaceAll(".*actual (rows=[0-9]+).*", "$1"))
                .filter(rows -> !rows.equals("rows=0"))
                .distinct()
                .toList();
    }

    private static String plan(String query, LocalDate asOf, boolean known) {
        Method method = Arrays.stream(EnrollmentDao.class.getMethods())
                .filter(found -> found.getName().equals(query))
                .findFirst()
                .orElseThrow();
        Scope scope = Actor.system().scope(Action.VIEW_COUNTS);
        return DB.jdbi().inTransaction(handle -> {
            if (known) {
                handle.createQuery("select known_at(now())").mapTo(Long.class).one();
            }
            return explain(handle, method.getAnnotation(SqlQuery.class).value(), asOf, scope);
        });
    }

    private static String explain(Handle handle, String sql, LocalDate asOf, Scope scope) {
        return String.join(
                "\n",
                handle.createQuery("explain (analyze, costs off, timing off, summary off) " + sql)
                        .define("scope", Scope.SQL)
                        .bind("trialId", trialId)
                        .bind("asOf", asOf)
                        .bindByType("after", null, String.class)
                        .bindByType("participationId", null, Long.class)
                        .bind("limit", 201)
                        .bindMethods("scope", scope)
                        .mapTo(String.class)
                        .list());
    }
}

package org.trialbridge.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Action;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.db.Window;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;

class ReportingServiceTest {
    private static final String TRIAL = "ZF2001-III";
    private static final LocalDate FRIDAY = LocalDate.of(2021, 2, 5);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-02-09T09:00:00Z"), ZoneOffset.UTC);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private final Actor leadership = Given.actor(Role.LEADERSHIP, Place.EVERYTHING);
    private ReportingService reporting;
    private Participation uzbekistan;
    private Participation pakistan;
    private long tashkent;

    @BeforeEach
    void prepare() {
        reporting = new ReportingService(db.database(), CLOCK);
        given.trial(TRIAL);
        uzbekistan = given.country(TRIAL, "UZ");
        pakistan = given.country(TRIAL, "PK");
        tashkent = given.site(uzbekistan, "UZ-01", LocalDate.of(2021, 1, 20));
        given.site(uzbekistan, "UZ-02", LocalDate.of(2021, 1, 27));
        given.site(pakistan, "PK-01", LocalDate.of(2021, 2, 2));
    }

    @Test
    void sitesStandByCountryWithTheirPeriods() {
        given.counts(uzbekistan, tashkent, FRIDAY.minusWeeks(1), 40);
        given.counts(uzbekistan, tashkent, FRIDAY, 50);
        correct(FRIDAY, 51);
        given.lock(uzbekistan, FRIDAY.minusWeeks(1));

        ReportingGrid grid = grid(leadership, new ReportingQuery(null, null, null));

        assertThat(grid.columns()).containsExactly(FRIDAY.minusWeeks(2), FRIDAY.minusWeeks(1), FRIDAY);
        assertThat(rows(grid))
                .containsExactly(
                        "PK-01 2021-02-05 expected, overdue",
                        "UZ-01 2021-01-22 missing, accepted",
                        "UZ-01 2021-01-29 reported late, accepted",
                        "UZ-01 2021-02-05 reported late, corrected",
                        "UZ-02 2021-01-29 missing, accepted",
                        "UZ-02 2021-02-05 expected, overdue");
        assertThat(grid.countries())
                .containsExactly(new CountryReporting("PK", 1, 1, 0, 0), new CountryReporting("UZ", 2, 5, 2, 0));
        assertThat(grid.whole()).isEqualTo(new CountryReporting(null, 3, 6, 2, 0));
        assertThat(grid.open()).isEqualTo(2);
    }

    @Test
    void whatWasMadeUpOrPublishedIsNotCalledLate() {
        given.insert(
                """
                insert into counts (trial_id, participation_id, site_id, period_end, revision, enrolled, channel, provenance,
                                    entry_id)
                values (:trialId, :country, :site, :periodEnd, 1, 30, 'SYSTEM', 'ILLUSTRATIVE',
                        current_setting('trialbridge.entry')::bigint)
                returning id
                """,
                Map.of(
                        "trialId",
                        uzbekistan.trialId(),
                        "country",
                        uzbekistan.id(),
                        "site",
                        tashkent,
                        "periodEnd",
                        FRIDAY));

        assertThat(rows(grid(leadership, new ReportingQuery(FRIDAY, FRIDAY, "UZ"))))
                .containsExactly("UZ-01 2021-02-05 reported", "UZ-02 2021-02-05 expected, overdue");
    }

    @Test
    void whatWasLoadedAsHistoryIsNotCalledLateAlsoAfterACorrection() {
        for (int revision = 1; revision <= 2; revision++) {
            given.insert(
                    """
                    insert into counts (trial_id, participation_id, site_id, period_end, revision, enrolled, channel,
                                        reason_code, note, entry_id)
                    values (:trialId, :country, :site, :periodEnd, :revision, 30 + :revision,
                            case :revision when 1 then 'SYSTEM' else 'FORM' end, 'LATE_DATA', 'One form more',
                            current_setting('trialbridge.entry')::bigint)
                    returning id
                    """,
                    Map.of(
                            "trialId",
                            uzbekistan.trialId(),
                            "country",
                            uzbekistan.id(),
                            "site",
                            tashkent,
                            "periodEnd",
                            FRIDAY,
                            "revision",
                            revision));
        }

        assertThat(rows(grid(leadership, new ReportingQuery(FRIDAY, FRIDAY, "UZ"))))
                .containsExactly("UZ-01 2021-02-05 reported, corrected", "UZ-02 2021-02-05 expected, overdue");
    }

    @Test
    void eachSeesHisOwnSitesOnly() {
        Actor coordinator = Given.actor(Role.COUNTRY_COORDINATOR, pakistan.place());
        Actor contact = Given.actor(Role.SITE_CONTACT, Place.site(uzbekistan.trialId(), uzbekistan.id(), tashkent));
        Actor stranger = Given.actor(Role.SECRETARIAT, Place.trial(99));

        assertThat(sites(grid(coordinator, new ReportingQuery(null, null, null))))
                .containsExactly("PK-01");
        assertThat(sites(grid(contact, new ReportingQuery(null, null, null)))).containsExactly("UZ-01");
        assertThat(grid(contact, new ReportingQuery(null, null, null)).choices())
                .containsExactly("UZ");
        assertThat(sites(grid(coordinator, new ReportingQuery(null, null, "UZ"))))
                .isEmpty();
        assertThat(sites(grid(leadership, new ReportingQuery(null, null, "UZ"))))
                .containsExactly("UZ-01", "UZ-02");
        assertThat(catchThrowableOfType(Problem.class, () -> grid(stranger, new ReportingQuery(null, null, null)))
                        .kind())
                .isEqualTo(Problem.Kind.NOT_FOUND);
    }

    @Test
    void periodsAreAskedForByDays() {
        assertThat(grid(leadership, new ReportingQuery(FRIDAY.minusDays(6), FRIDAY.plusWeeks(9), null))
                        .columns())
                .containsExactly(FRIDAY);
        assertThat(grid(leadership, new ReportingQuery(null, FRIDAY.minusWeeks(1), null))
                        .columns())
                .containsExactly(FRIDAY.minusWeeks(2), FRIDAY.minusWeeks(1));
        assertThat(grid(leadership, new ReportingQuery(FRIDAY.plusYears(1), null, null))
                        .columns())
                .isEmpty();
        assertThat(wrong(FRIDAY, FRIDAY.minusDays(1))).containsExactly("to");
        assertThat(wrong(FRIDAY.minusYears(20), null)).containsExactly("from");
        assertThat(wrong(LocalDate.MIN, LocalDate.MAX)).containsExactly("from", "to");
    }

    @Test
    void aListGoesOnWhereItStopped() {
        ReportingQuery all = new ReportingQuery(null, null, null);

        ReportingGrid first = reporting.grid(leadership, TRIAL, all, new Window(2, null));
        ReportingGrid second = reporting.grid(
                leadership, TRIAL, all, new Window(2, first.sites().next()));

        assertThat(sites(first)).containsExactly("PK-01", "UZ-01");
        assertThat(sites(second)).containsExactly("UZ-02");
        assertThat(second.sites().next()).isNull();
        assertThat(second.whole()).isEqualTo(first.whole());
    }

    @Test
    void fiveHundredSitesWithTwoYearsOfReportsReadTheTwelvePeriodsOnly() {
        db.jdbi().useTransaction(handle -> {
            handle.createQuery("select open_entry(:id, null, 'test.given', null, 'trial', null, 'test', 'SYSTEM')")
                    .bind("id", uzbekistan.trialId())
                    .mapTo(Long.class)
                    .one();
            handle.createUpdate("""
                            insert into site (trial_id, participation_id, code, name, zone, status, activated_on)
                            select :trialId, :country, 'X-' || n, 'Site ' || n, 'Asia/Tashkent', 'ACTIVATED', '2019-02-01'
                              from generate_series(1, 500) n
                            """)
                    .bind("trialId", uzbekistan.trialId())
                    .bind("country", uzbekistan.id())
                    .execute();
            handle.createUpdate("""
                            insert into counts (trial_id, participation_id, site_id, period_end, revision, enrolled, channel, entry_id)
                            select s.trial_id, s.participation_id, s.id, cast(:friday as date) - 7 * n, 1, 900 - n, 'API',
                                   current_setting('trialbridge.entry')::bigint
                              from site s
                             cross join generate_series(0, 103) n
                             where s.code like 'X-%'
                             order by n desc
                            """).bind("friday", FRIDAY).execute();
        });
        db.jdbi().useHandle(handle -> handle.execute("analyze"));
        ReportingQuery twelve = new ReportingQuery(FRIDAY.minusWeeks(11), FRIDAY, null);

        ReportingGrid grid = grid(leadership, twelve);

        assertThat(grid.whole().sites()).isEqualTo(503);
        assertThat(grid.columns()).hasSize(12);
        // 6,000 lines, some of them looked at twice, of 52,000
        assertThat(rowsOfCountsReadFor(twelve)).isBetween(500L * 12, 500L * 12 * 2 + 500);
    }

    private long rowsOfCountsReadFor(ReportingQuery query) {
        return db.jdbi().inTransaction(handle -> {
            handle.attach(ReportingDao.class)
                    .lines(
                            uzbekistan.trialId(),
                            Objects.requireNonNull(query.from()),
                            Objects.requireNonNull(query.to()),
                            null,
                            leadership.scope(Action.VIEW_COUNTS));
            return handle.createQuery("""
                            select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)
                              from pg_stat_xact_user_tables
                             where relname = 'counts'
                            """).mapTo(Long.class).one();
        });
    }

    private void correct(LocalDate periodEnd, int enrolled) {
        given.insert(
                """
                insert into counts (trial_id, participation_id, site_id, period_end, revision, enrolled, channel, reason_code,
                                    note, entry_id)
                values (:trialId, :country, :site, :periodEnd, 2, :enrolled, 'API', 'LATE_DATA', 'One more',
                        current_setting('trialbridge.entry')::bigint)
                returning id
                """,
                Map.of(
                        "trialId",
                        uzbekistan.trialId(),
                        "country",
                        uzbekistan.id(),
                        "site",
                        tashkent,
                        "periodEnd",
                        periodEnd,
                        "enrolled",
                        enrolled));
    }

    private ReportingGrid grid(Actor actor, ReportingQuery query) {
        return reporting.grid(actor, TRIAL, query, Window.LARGEST);
    }

    private List<String> wrong(@Nullable LocalDate from, @Nullable LocalDate to) {
        return catchThrowableOfType(Problem.class, () -> grid(leadership, new ReportingQuery(from, to, null)))
                .errors()
                .stream()
                .map(FieldError::field)
                .toList();
    }

    private static List<String> sites(ReportingGrid grid) {
        return grid.sites().items().stream().map(SiteReporting::site).toList();
    }

    private static List<String> rows(ReportingGrid grid) {
        return grid.sites().items().stream()
                .flatMap(site -> site.periods().stream()
                        .map(period -> site.site() + " " + period.periodEnd() + " " + period.words()))
                .toList();
    }
}

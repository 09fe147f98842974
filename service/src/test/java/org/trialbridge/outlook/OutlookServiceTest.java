package org.trialbridge.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.db.Window;
import org.trialbridge.outlook.Forecast.State;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;

/** From stored counts to forecasts: which counts are read, how far, and for whom. */
class OutlookServiceTest {
    private static final LocalDate FRIDAY = LocalDate.of(2021, 2, 5);
    private static final LocalDate START = FRIDAY.minusWeeks(8).plusDays(1);
    private static final String TRIAL = "ZF2001-III";
    private static final Actor LEADER = Given.actor(Role.LEADERSHIP, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private OutlookService outlooks;
    private long trialId;
    private Participation uzbekistan;

    @BeforeEach
    void aTrialOfOneCountry() {
        Clock clock = Clock.fixed(Instant.parse("2021-02-09T08:00:00Z"), ZoneOffset.UTC);
        outlooks = new OutlookService(db.database(), clock);
        trialId = given.trial(TRIAL);
        uzbekistan = given.country(TRIAL, "UZ");
    }

    @Test
    void aSteadySiteReachesItsTargetOnADayWithAnInterval() {
        site("UZ-01", START, FRIDAY, 20, 40, 61, 80, 100, 119, 140, 160);

        Forecast site = sites(LEADER).get(0);

        assertThat(site)
                .returns("UZ-01", Forecast::code)
                .returns("UZ", Forecast::iso2)
                .returns("Site UZ-01", Forecast::name)
                .returns(LocalDate.of(2021, 2, 9), Forecast::asOf)
                .returns(FRIDAY, Forecast::cutOff)
                .returns(160L, Forecast::enrolled)
                .returns(400, Forecast::target)
                .returns(State.EXPECTED, Forecast::state)
                .returns(false, Forecast::lowConfidence);
        Forecast.Dates dates = Objects.requireNonNull(site.completion());
        assertThat(dates.expectedOn()).isBetween(FRIDAY.plusWeeks(11), FRIDAY.plusWeeks(13));
        assertThat(List.of(dates.from95(), dates.from80(), dates.median(), dates.to80(), dates.to95()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(site.points()).first().satisfies(point -> {
            assertThat(point.date()).isEqualTo(FRIDAY.plusDays(30));
            assertThat(List.of(point.low95(), point.p10(), point.p50(), point.p90(), point.high95()))
                    .isSorted()
                    .allMatch(count -> count > 160 && count < 400);
        });
        assertThat(site.doubts()).containsExactly("With one site alone the interval is wider than it need be.");
    }

    @Test
    void theForecastBeginsWhereAllOpenSitesHaveReported() {
        site("UZ-01", START, FRIDAY, 20, 40, 61, 80, 100, 119, 140, 160);
        site("UZ-02", START, FRIDAY.minusWeeks(2), 10, 20, 30, 41, 50, 60);

        Forecast trial = trial(LEADER, null);

        assertThat(trial.cutOff()).isEqualTo(FRIDAY.minusWeeks(2));
        assertThat(trial.enrolled()).as("what came later is not counted").isEqualTo(119 + 60);
        assertThat(trial.target()).isEqualTo(29000);
    }

    @Test
    void aSiteThatStoppedReportingDoesNotHoldTheOthersBack() {
        site("UZ-01", START, FRIDAY, 20, 40, 61, 80, 100, 119, 140, 160);
        site("UZ-02", START, FRIDAY.minusWeeks(5), 10, 20, 30);
        given.site(uzbekistan, "UZ-03", START);

        Forecast trial = trial(LEADER, null);

        assertThat(trial.cutOff()).isEqualTo(FRIDAY);
        assertThat(trial.enrolled()).isEqualTo(160 + 30);
        assertThat(trial.doubts())
                .containsExactly(
                        "1 open place has stopped reporting; it counts as if it went on at its pace.",
                        "1 open site has never reported and is left out.");
    }

    @Test
    void aPlannedSiteAddsToItsCountryFromTheDayItOpens() {
        site("UZ-01", START, FRIDAY, 20, 40, 61, 80, 100, 119, 140, 160);
        double alone = trial(LEADER, null).points().get(5).mean();
        planned("UZ-09", FRIDAY.plusDays(60));

        Forecast country = outlooks.countries(LEADER, TRIAL, null, null, Window.LARGEST)
                .items()
                .get(0);
        Forecast planned = sites(LEADER).get(1);

        assertThat(country.points().get(5).mean()).isGreaterThan(alone * 1.1);
        assertThat(planned.points().get(0).mean()).isZero();
        assertThat(planned.points().get(5).mean()).isPositive();
        assertThat(planned).returns(null, Forecast::enrolled).returns(true, Forecast::lowConfidence);
        assertThat(planned.doubts()).contains("Fewer than 5 participants are enrolled.");
    }

    @Test
    void aClosedSiteEnrolsNobodyMore() {
        long id = site("UZ-01", START, FRIDAY, 20, 40, 61, 80, 100, 119, 140, 160);
        close(id, FRIDAY);

        assertThat(sites(LEADER).get(0)).returns(State.NEVER, Forecast::state).returns(List.of(), Forecast::points);
        assertThat(outlooks.sites(LEADER, TRIAL, FRIDAY.minusWeeks(1), null, Window.LARGEST)
                        .items()
                        .get(0)
                        .state())
                .as("a week before nobody knew that it would close")
                .isEqualTo(State.EXPECTED);
    }

    @Test
    void whoHasHisTargetHasReachedItOnADay() {
        site("UZ-01", START, FRIDAY, 20, 40, 361, 401, 400, 419, 440, 460);

        assertThat(sites(LEADER).get(0))
                .returns(State.REACHED, Forecast::state)
                .returns(FRIDAY.minusWeeks(4), Forecast::reachedOn)
                .returns(null, Forecast::completion)
                .returns(List.of(), Forecast::points);
    }

    @Test
    void withoutCountsThereIsNoForecastAndWithoutATargetNoDate() {
        given.site(uzbekistan, "UZ-01", START);
        assertThat(trial(LEADER, null))
                .returns(State.NOT_ENOUGH_DATA, Forecast::state)
                .returns(null, Forecast::cutOff)
                .returns(null, Forecast::enrolled);

        Participation ecuador = given.country(TRIAL, "EC");
        long id = given.site(ecuador, "EC-01", START);
        reports(ecuador, id, FRIDAY, 3, 7, 11);
        db.query(handle -> given.insert("update site set target = null where id = :id returning id", Map.of("id", id)));

        assertThat(sites(LEADER).get(0))
                .returns(State.NO_TARGET, Forecast::state)
                .returns(null, Forecast::completion)
                .satisfies(site -> assertThat(site.points()).hasSize(12));
    }

    @Test
    void aCountryThatTellsItsTotalOnlyIsOneStreamFromItsFirstDeclaration() {
        reports(uzbekistan, null, FRIDAY, 500, 520, 540, 560);

        Forecast country = outlooks.countries(LEADER, TRIAL, null, null, Window.LARGEST)
                .items()
                .get(0);

        assertThat(country).returns(560L, Forecast::enrolled).returns(State.EXPECTED, Forecast::state);
        assertThat(country.points().get(0).mean())
                .as("20 a week, not the 500 of the first day")
                .isBetween(620.0, 680.0);
        assertThat(country.doubts())
                .containsExactly(
                        "A country that tells its total only is read as one stream, which makes the interval wider.");
    }

    @Test
    void oneDeclarationAloneIsNotEnough() {
        reports(uzbekistan, null, FRIDAY, 500);

        assertThat(trial(LEADER, null))
                .returns(State.NOT_ENOUGH_DATA, Forecast::state)
                .returns(500L, Forecast::enrolled);
    }

    @Test
    void aCountryThatDeclaresMoreThanItsSitesTellIsForecastFromThemAndBeginsAtItsTotal() {
        site("UZ-01", START, FRIDAY, 20, 40, 61, 80, 100, 119, 140, 160);
        reports(uzbekistan, null, FRIDAY, 200);

        assertThat(trial(LEADER, null).enrolled()).isEqualTo(200);
        assertThat(sites(LEADER).get(0).enrolled()).isEqualTo(160);
    }

    @Test
    void whatWasKnownThenIsForecastAgainAfterACorrection() {
        long id = site("UZ-01", START, FRIDAY, 20, 40, 61, 80, 100, 119, 140, 160);
        Instant then = db.query(handle -> handle.createQuery("select clock_timestamp()")
                .mapTo(Instant.class)
                .one());
        Forecast before = trial(LEADER, null);
        correct(id, FRIDAY, 90);

        assertThat(trial(LEADER, null).enrolled()).isEqualTo(90);
        assertThat(outlooks.trial(LEADER, TRIAL, LocalDate.of(2021, 2, 9), then))
                .isEqualTo(before);
        assertThat(outlooks.trial(LEADER, TRIAL, FRIDAY.minusDays(1), null).cutOff())
                .isEqualTo(FRIDAY.minusWeeks(1));
    }

    @Test
    void aContactSeesAForecastFromHisSiteOnlyAndAStrangerNone() {
        long mine = site("UZ-01", START, FRIDAY, 20, 40, 61, 80, 100, 119, 140, 160);
        site("UZ-02", START, FRIDAY, 1, 2, 3, 4, 5, 6, 7, 9);
        Actor contact = Given.actor(Role.SITE_CONTACT, Place.site(trialId, uzbekistan.id(), mine));
        long other = given.trial("OTHER");

        assertThat(sites(contact)).extracting(Forecast::code).containsExactly("UZ-01");
        assertThat(trial(contact, null)).returns(160L, Forecast::enrolled).returns(null, Forecast::target);
        assertThatThrownBy(() -> trial(Given.actor(Role.LEADERSHIP, Place.trial(other)), null))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
    }

    @Test
    void sitesComeInPartsInTheOrderOfTheirCodes() {
        site("UZ-02", START, FRIDAY, 1, 2, 3, 4, 5, 6, 7, 9);
        site("UZ-01", START, FRIDAY, 20, 40, 61, 80, 100, 119, 140, 160);
        site("UZ-03", START, FRIDAY, 2, 4, 6, 8, 10, 12, 14, 18);

        var first = outlooks.sites(LEADER, TRIAL, null, null, new Window(2, null));
        var rest = outlooks.sites(LEADER, TRIAL, null, null, new Window(2, first.next()));

        assertThat(first.items()).extracting(Forecast::code).containsExactly("UZ-01", "UZ-02");
        assertThat(rest.items()).extracting(Forecast::code).containsExactly("UZ-03");
        assertThat(rest.next()).isNull();
    }

    private Forecast trial(Actor actor, @Nullable LocalDate asOf) {
        return outlooks.trial(actor, TRIAL, asOf, null);
    }

    private List<Forecast> sites(Actor actor) {
        return outlooks.sites(actor, TRIAL, null, null, Window.LARGEST).items();
    }

    private long site(String code, LocalDate opened, LocalDate last, int... enrolled) {
        long id = given.site(uzbekistan, code, opened);
        reports(uzbekistan, id, last, enrolled);
        return id;
    }

    /** One report a week, the last on a day. */
    private void reports(Participation country, @Nullable Long siteId, LocalDate last, int... enrolled) {
        for (int i = 0; i < enrolled.length; i++) {
            given.counts(country, siteId, last.minusWeeks(enrolled.length - 1 - i), enrolled[i]);
        }
    }

    private void planned(String code, LocalDate on) {
        given.insert("""
                insert into site (trial_id, participation_id, code, name, zone, status, planned_activation_on)
                values (:trialId, :participationId, :code, 'Site ' || :code, 'Asia/Tashkent', 'SELECTED', :on)
                returning id
                """, Map.of("trialId", trialId, "participationId", uzbekistan.id(), "code", code, "on", on));
    }

    private void close(long siteId, LocalDate on) {
        given.insert(
                "update site set status = 'CLOSED', closed_on = :on where id = :id returning id",
                Map.of("id", siteId, "on", on));
    }

    private void correct(long siteId, LocalDate periodEnd, int enrolled) {
        Map<String, Object> values = new HashMap<>();
        values.put("trialId", trialId);
        values.put("participationId", uzbekistan.id());
        values.put("siteId", siteId);
        values.put("periodEnd", periodEnd);
        values.put("enrolled", enrolled);
        given.insert("""
                insert into counts (trial_id, participation_id, site_id, period_end, revision, enrolled, channel, reason_code,
                                    note, entry_id)
                values (:trialId, :participationId, :siteId, :periodEnd, 2, :enrolled, 'API', 'TRANSCRIPTION', 'Mistyped',
                        current_setting('trialbridge.entry')::bigint)
                returning id
                """, values);
    }
}

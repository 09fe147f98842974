package org.trialbridge.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.comparison.Comparison.Enrolled;
import org.trialbridge.comparison.Comparison.Move;
import org.trialbridge.comparison.Comparison.Part;
import org.trialbridge.comparison.Comparison.Reason;
import org.trialbridge.milestone.DependencyInput;
import org.trialbridge.milestone.Milestone.Code;
import org.trialbridge.milestone.MilestoneInput;
import org.trialbridge.milestone.MilestoneService;
import org.trialbridge.milestone.MilestoneStatus;
import org.trialbridge.milestone.MilestoneStatus.State;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.risk.Risk;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.Stage;

class ComparisonServiceTest {
    private static final String TRIAL = "ZF2001-III";
    private static final LocalDate JANUARY = LocalDate.of(2021, 1, 8);
    private static final LocalDate FEBRUARY = LocalDate.of(2021, 2, 5);
    private static final LocalDate MARCH = LocalDate.of(2021, 3, 15);

    /** Later than anything that a test records. */
    private static final Instant NOW = Instant.parse("2098-12-30T11:00:00Z");

    private static final MilestoneStatus.Thresholds THRESHOLDS = new MilestoneStatus.Thresholds(7, 21);
    private static final Actor SECRETARY = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private MilestoneService milestones;
    private ComparisonService comparisons;
    private Participation uzbekistan;
    private Participation ecuador;
    private long site;

    @BeforeEach
    void aTrialOfTwoCountries() {
        milestones = new MilestoneService(
                db.database(), Clock.fixed(Instant.parse("2021-01-09T08:00:00Z"), ZoneOffset.UTC), THRESHOLDS);
        comparisons = new ComparisonService(db.database(), Clock.fixed(NOW, ZoneOffset.UTC), THRESHOLDS);
        given.trial(TRIAL);
        uzbekistan = given.country(TRIAL, "UZ");
        ecuador = given.country(TRIAL, "EC");
        site = given.site(uzbekistan, "UZ-01", LocalDate.of(2020, 12, 10));
        given.counts(uzbekistan, site, JANUARY, 31);
    }

    @Test
    void whatSlippedByHowManyDaysAndWhy() {
        long shipped = plan("UZ", Code.PRODUCT_SHIPPED, MARCH);
        plan("UZ", Code.MOU_SIGNED, MARCH.plusDays(4));
        long received = milestones
                .create(SECRETARY, milestone("UZ", Code.PRODUCT_RECEIVED, MARCH.plusDays(2), null, shipped, null))
                .milestone()
                .id();
        Instant before = lastRecorded();
        move(shipped, MARCH.plusDays(10), "customs");
        move(shipped, MARCH.plusDays(30), "no flight");
        long cutoff = plan(null, Code.DATA_CUTOFF, MARCH.plusDays(90));

        Comparison compared = compare(SECRETARY, before);

        assertThat(compared.all().milestones())
                .singleElement()
                .returns(cutoff, MilestoneChange::id)
                .returns(true, MilestoneChange::fresh)
                .returns(null, MilestoneChange::slippedDays);
        Part uz = compared.countries().get(0);
        assertThat(uz.iso2()).isEqualTo("UZ");
        assertThat(uz.milestones())
                .extracting(
                        MilestoneChange::id,
                        MilestoneChange::was,
                        MilestoneChange::now,
                        MilestoneChange::slippedDays,
                        MilestoneChange::waitsFor)
                .containsExactlyInAnyOrder(
                        tuple(shipped, MARCH, MARCH.plusDays(30), 30L, null),
                        tuple(received, MARCH.plusDays(2), MARCH.plusDays(30), 28L, "Product shipped (UZ)"));
        assertThat(uz.milestones())
                .filteredOn(change -> change.id() == shipped)
                .singleElement()
                .satisfies(change -> assertThat(change.reasons())
                        .extracting(Reason::reason)
                        .containsExactly("no flight", "customs"));
        assertThat(compared).returns(2L, Comparison::later).returns(30L, Comparison::worstSlip);
    }

    @Test
    void whatWasReachedMeanwhileIsToldByTheDaysAlone() {
        long shipped = plan("UZ", Code.PRODUCT_SHIPPED, LocalDate.of(2021, 1, 20));
        given.insert(
                "update milestone set actual_on = '2021-01-25' where id = :id returning id", Map.of("id", shipped));

        Comparison compared = comparisons.compare(
                SECRETARY,
                TRIAL,
                new ComparisonRequest(JANUARY, FEBRUARY, null, null, ComparisonRequest.Knowledge.NOW));

        assertThat(compared.knownNow()).isTrue();
        assertThat(compared.milestones())
                .singleElement()
                .returns(5L, MilestoneChange::slippedDays)
                .returns(State.PLANNED, MilestoneChange::statusWas)
                .returns(State.ACHIEVED, MilestoneChange::status);
    }

    @Test
    void whoMovedAndHowManyMoreAreEnrolledThanBeforeAndThanPlanned() {
        stage(ecuador, null, "CONTACTED", LocalDate.of(2020, 11, 2), "a letter");
        plan(uzbekistan, 40, 60);
        Instant before = lastRecorded();
        stage(uzbekistan, null, "RECRUITING", LocalDate.of(2020, 12, 12), "written down late");
        given.counts(uzbekistan, site, FEBRUARY, 47);

        Comparison compared = compare(SECRETARY, before);

        assertThat(compared.countries()).singleElement().satisfies(uz -> {
            assertThat(uz)
                    .returns("UZ", Part::iso2)
                    .returns(Stage.IDENTIFIED, Part::stageWas)
                    .returns(Stage.RECRUITING, Part::stage)
                    .returns(new Enrolled(31L, 40, 1000), Part::was)
                    .returns(new Enrolled(47L, 60, 1000), Part::now);
            assertThat(uz.moves())
                    .containsExactly(new Move(Stage.RECRUITING, LocalDate.of(2020, 12, 12), "written down late"));
        });
        assertThat(compared.all().was()).isEqualTo(new Enrolled(31L, null, 29000));
        assertThat(compared.all().now().enrolled()).isEqualTo(47);
        assertThat(compared.moved()).isEqualTo(1);
    }

    @Test
    void aCorrectionDownwardIsFewerThanBefore() {
        Instant before = lastRecorded();
        given.insert(
                """
                insert into counts (trial_id, participation_id, site_id, period_end, revision, screened, enrolled, channel,
                                    reason_code, note, entry_id)
                values (:trialId, :country, :site, :day, 2, 40, 22, 'API', 'DUPLICATE', 'counted twice',
                        current_setting('trialbridge.entry')::bigint)
                returning id""", Map.of("trialId", uzbekistan.trialId(), "country", uzbekistan.id(), "site", site, "day", JANUARY));

        Comparison compared = compare(SECRETARY, before);

        assertThat(compared.all().was().enrolled()).isEqualTo(31);
        assertThat(compared.all().now().enrolled()).isEqualTo(22);
    }

    @Test
    void whichRisksAreNewOverOrScoredAnew() {
        long same = risk("UZ", "Nothing happens", 2);
        long scored = risk("UZ", "A strike", 2);
        long over = risk(null, "A storm", 5);
        Instant before = lastRecorded();
        given.insert("update risk set probability = 5 where id = :id returning id", Map.of("id", scored));
        given.insert(
                "update risk set status = 'CLOSED', closed_on = '2021-01-30' where id = :id returning id",
                Map.of("id", over));
        given.insert("update risk set title = 'Renamed' where id = :id returning id", Map.of("id", same));
        long fresh = risk("EC", "A lost parcel", 3);

        Comparison compared = compare(SECRETARY, before);

        assertThat(compared.risks())
                .extracting(
                        RiskChange::id,
                        RiskChange::scoreWas,
                        RiskChange::score,
                        RiskChange::statusWas,
                        RiskChange::status)
                .containsExactly(
                        tuple(over, 20, 20, Risk.Status.OPEN, Risk.Status.CLOSED),
                        tuple(fresh, null, 12, null, Risk.Status.OPEN),
                        tuple(scored, 8, 20, Risk.Status.OPEN, Risk.Status.OPEN));
        assertThat(compared.newRisks()).isEqualTo(1);
    }

    @Test
    void whatWasRecordedLaterThanADayIsToldAsItIsKnownNow() {
        given.counts(uzbekistan, site, FEBRUARY, 47);

        Comparison compared =
                comparisons.compare(SECRETARY, TRIAL, new ComparisonRequest(JANUARY, FEBRUARY, null, null, null));

        assertThat(compared)
                .returns(true, Comparison::unknownThen)
                .returns(true, Comparison::knownNow)
                .returns(28L, Comparison::days);
        assertThat(compared.all().was().enrolled()).isEqualTo(31);
        assertThat(compared.all().now().enrolled()).isEqualTo(47);
    }

    @Test
    void theSameDayAndDaysBetweenWhichNothingHappenedAreTold() {
        Instant now = lastRecorded();

        Comparison same =
                comparisons.compare(SECRETARY, TRIAL, new ComparisonRequest(JANUARY, JANUARY, now, now, null));
        Comparison quiet = comparisons.compare(
                SECRETARY, TRIAL, new ComparisonRequest(JANUARY, JANUARY.plusDays(3), now, now, null));

        assertThat(same).returns(true, Comparison::same).returns(true, Comparison::unchanged);
        assertThat(quiet).returns(false, Comparison::same).returns(true, Comparison::unchanged);
    }

    @Test
    void everybodyComparesHisPartOnly() {
        long shipped = plan("EC", Code.PRODUCT_SHIPPED, MARCH);
        risk(null, "Of the whole trial", 5);
        Instant before = lastRecorded();
        move(shipped, MARCH.plusDays(3), "weather");
        plan(null, Code.DATA_CUTOFF, MARCH);
        risk("EC", "Of Ecuador", 5);
        given.counts(uzbekistan, site, FEBRUARY, 47);
        Actor coordinator = Given.actor(Role.COUNTRY_COORDINATOR, uzbekistan.place());

        Comparison compared = compare(coordinator, before);

        assertThat(compared).returns(false, Comparison::whole);
        assertThat(compared.countries()).extracting(Part::iso2).containsExactly("UZ");
        assertThat(compared.milestones()).isEmpty();
        assertThat(compared.risks()).isEmpty();
        assertThat(compared.all().now()).isEqualTo(new Enrolled(47L, null, 1000));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> compare(Given.actor(Role.SITE_CONTACT, uzbekistan.place()), before))
                .returns(Problem.Kind.FORBIDDEN, Problem::kind);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> compare(Given.actor(Role.LEADERSHIP, Place.trial(given.trial("OTHER-1"))), before))
                .returns(Problem.Kind.NOT_FOUND, Problem::kind);
    }

    @Test
    void daysStandInTheirOrderAndNotInTheFuture() {
        Problem order = catchThrowableOfType(
                Problem.class,
                () -> comparisons.compare(
                        SECRETARY, TRIAL, new ComparisonRequest(FEBRUARY, JANUARY, null, null, null)));
        Problem future = catchThrowableOfType(
                Problem.class,
                () -> comparisons.compare(
                        SECRETARY,
                        TRIAL,
                        new ComparisonRequest(JANUARY, LocalDate.of(2099, 1, 1), null, NOW.plusSeconds(1), null)));

        assertThat(order.errors())
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(tuple("from", "Enter 2021-01-08 or an earlier day."));
        assertThat(future.errors()).extracting(FieldError::field).containsExactly("to", "toKnownAt");
    }

    /** January as known before some changes, February as known after them. */
    private Comparison compare(Actor actor, Instant before) {
        return comparisons.compare(
                actor, TRIAL, new ComparisonRequest(JANUARY, FEBRUARY, before, lastRecorded(), null));
    }

    private long plan(@Nullable String iso2, Code code, LocalDate planned) {
        return milestones
                .create(SECRETARY, milestone(iso2, code, planned, null, null, null))
                .milestone()
                .id();
    }

    private void move(long id, LocalDate forecast, String reason) {
        int version = milestones.find(SECRETARY, id).milestone().version();
        LocalDate planned = milestones.find(SECRETARY, id).milestone().plannedOn();
        milestones.change(
                SECRETARY,
                id,
                version,
                new MilestoneInput(
                        TRIAL, null, null, null, planned, planned, forecast, null, false, List.of(), reason));
    }

    private static MilestoneInput milestone(
            @Nullable String iso2,
            Code code,
            LocalDate planned,
            @Nullable LocalDate forecast,
            @Nullable Long waitsFor,
            @Nullable String reason) {
        return new MilestoneInput(
                TRIAL,
                iso2,
                null,
                code,
                null,
                planned,
                forecast,
                null,
                false,
                waitsFor == null ? List.of() : List.of(new DependencyInput(waitsFor, null, null)),
                reason);
    }

    private long risk(@Nullable String iso2, String title, int probability) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("trialId", uzbekistan.trialId());
        values.put("iso2", iso2);
        values.put("title", title);
        values.put("probability", probability);
        return given.insert("""
                with owner as (
                    insert into institution (name, kind, country_iso2) values (:title, 'ACADEMY', 'UZ') returning id
                )
                insert into risk (trial_id, participation_id, title, probability, impact, response, owner_institution_id,
                                  raised_on)
                select :trialId, (select id from participation where trial_id = :trialId and country_iso2 = :iso2), :title,
                       :probability, 4, 'REDUCE', id, '2020-12-01'
                  from owner
                returning id""", values);
    }

    private void plan(Participation country, int then, int now) {
        given.insert(
                """
                with plan as (
                    insert into enrollment_plan (trial_id, participation_id, plan_version, reason, entry_id)
                    values (:trialId, :country, 1, 'protocol', current_setting('trialbridge.entry')::bigint) returning id
                ), point as (
                    insert into enrollment_plan_point (plan_id, period_end, enrolled, entry_id)
                    select id, day, enrolled, current_setting('trialbridge.entry')::bigint
                      from plan, (values (:january::date, :then), (:february::date, :now)) point(day, enrolled)
                )
                insert into enrollment_plan_approval (plan_id, approved_on, entry_id)
                select id, '2020-12-01', current_setting('trialbridge.entry')::bigint from plan
                returning id""",
                Map.of(
                        "trialId",
                        country.trialId(),
                        "country",
                        country.id(),
                        "january",
                        JANUARY,
                        "then",
                        then,
                        "february",
                        FEBRUARY,
                        "now",
                        now));
    }

    private void stage(Participation country, @Nullable String from, String to, LocalDate on, String reason) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("trialId", country.trialId());
        values.put("country", country.id());
        values.put("from", from);
        values.put("to", to);
        values.put("on", on);
        values.put("reason", reason);
        given.insert("""
                insert into stage_change (trial_id, participation_id, from_stage, to_stage, effective_on, reason_code,
                                          reason, entry_id)
                values (:trialId, :country, :from, :to, :on, 'PROGRESS', :reason,
                        current_setting('trialbridge.entry')::bigint)
                returning id""", values);
    }

    private Instant lastRecorded() {
        return db.query(handle -> handle.createQuery("select max(recorded_at) from audit_entry")
                .mapTo(Instant.class)
                .one());
    }
}

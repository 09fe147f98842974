package org.trialbridge.milestone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.db.Listing;
import org.trialbridge.db.Window;
import org.trialbridge.milestone.Milestone.Code;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.Rag;

class MilestoneServiceTest {
    private static final Instant NOW = Instant.parse("2021-02-05T08:00:00Z");
    private static final LocalDate MARCH = LocalDate.of(2021, 3, 15);
    private static final Actor SECRETARY = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private MilestoneService milestones;
    private Participation uzbekistan;

    @BeforeEach
    void aCountry() {
        milestones = new MilestoneService(
                db.database(), Clock.fixed(NOW, ZoneOffset.UTC), new MilestoneStatus.Thresholds(7, 21));
        given.trial("ZF2001-III");
        uzbekistan = given.country("ZF2001-III", "UZ");
    }

    @Test
    void theFirstPlanIsTheBaseline() {
        JudgedMilestone created = create("UZ", Code.PRODUCT_SHIPPED, MARCH);

        assertThat(created.milestone())
                .returns(MARCH, Milestone::baselineOn)
                .returns(MARCH, Milestone::plannedOn)
                .returns("UZ", Milestone::placeCode)
                .returns(1, Milestone::version);
        assertThat(created.standing()).isEqualTo(new MilestoneStatus(MilestoneStatus.State.PLANNED, 0, Rag.GREEN));
    }

    @Test
    void aDateChangeNeedsAReasonWhichIsKept() {
        Milestone shipped = create("UZ", Code.PRODUCT_SHIPPED, MARCH).milestone();

        Problem problem = catchThrowableOfType(
                Problem.class,
                () -> milestones.change(SECRETARY, shipped.id(), 1, forecast(shipped, MARCH.plusDays(30), " ")));
        JudgedMilestone changed =
                milestones.change(SECRETARY, shipped.id(), 1, forecast(shipped, MARCH.plusDays(30), "customs"));

        assertThat(problem.errors())
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(tuple("reason", "Say why the dates change."));
        assertThat(changed.milestone().lastReason()).isEqualTo("customs");
        assertThat(changed.standing()).isEqualTo(new MilestoneStatus(MilestoneStatus.State.AT_RISK, 30, Rag.RED));
        assertThat(milestones.moves(SECRETARY, shipped.id()))
                .extracting(DateMove::date, DateMove::was, DateMove::becomes, DateMove::reason)
                .containsExactly(tuple("forecast", null, MARCH.plusDays(30), "customs"));
    }

    @Test
    void aStaleVersionIsToldWithTheCurrentOne() {
        Milestone shipped = create("UZ", Code.PRODUCT_SHIPPED, MARCH).milestone();
        JudgedMilestone changed =
                milestones.change(SECRETARY, shipped.id(), 1, forecast(shipped, MARCH.plusDays(2), "customs"));

        Problem problem = catchThrowableOfType(
                Problem.class,
                () -> milestones.change(SECRETARY, shipped.id(), 1, forecast(shipped, MARCH.plusDays(9), "weather")));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.STALE);
        assertThat(problem.current()).contains(changed);
    }

    @Test
    void aCircleIsRefusedNamingItsPath() {
        Milestone shipped = create("UZ", Code.PRODUCT_SHIPPED, MARCH).milestone();
        Milestone received = milestones
                .create(SECRETARY, input("UZ", Code.PRODUCT_RECEIVED, MARCH.plusDays(3), shipped.id()))
                .milestone();

        Problem problem = catchThrowableOfType(
                Problem.class,
                () -> milestones.change(
                        SECRETARY, shipped.id(), 1, input("UZ", Code.PRODUCT_SHIPPED, MARCH, received.id())));

        assertThat(received.dependencies())
                .containsExactly(new Dependency(shipped.id(), Dependency.Kind.FINISH_TO_START, 0));
        assertThat(problem.errors())
                .extracting(FieldError::field, FieldError::message)
                .contains(tuple(
                        "dependencies",
                        "Leave one out: this would close the circle Product shipped (UZ) >"
                                + " Product received (UZ) > Product shipped (UZ), in which each waits for the next."));
    }

    @Test
    void aMilestoneWaitsForSeveralAndIsExpectedAfterTheLast() {
        Milestone shipped = create("UZ", Code.PRODUCT_SHIPPED, MARCH).milestone();
        Milestone licence = create("UZ", Code.IMPORT_LICENCE, MARCH.plusDays(4)).milestone();
        Milestone received =
                create("UZ", Code.PRODUCT_RECEIVED, MARCH.plusDays(9)).milestone();

        milestones.change(
                SECRETARY,
                received.id(),
                1,
                waiting(
                        received,
                        new DependencyInput(shipped.id(), null, 9),
                        new DependencyInput(licence.id(), Dependency.Kind.START_TO_START, 2)));
        milestones.change(SECRETARY, shipped.id(), 1, forecast(shipped, MARCH.plusDays(30), "customs"));
        JudgedMilestone late = milestones.find(SECRETARY, received.id());
        milestones.change(SECRETARY, received.id(), 2, waiting(received, new DependencyInput(licence.id(), null, 11)));
        JudgedMilestone free = milestones.find(SECRETARY, received.id());

        assertThat(late.milestone().dependencies())
                .containsExactly(
                        new Dependency(shipped.id(), Dependency.Kind.FINISH_TO_START, 9),
                        new Dependency(licence.id(), Dependency.Kind.START_TO_START, 2));
        assertThat(late.expected())
                .isEqualTo(new Expected(
                        MARCH.plusDays(39), Expected.Source.CARRIED, MARCH.plusDays(39), shipped.id(), null));
        assertThat(late.standing()).isEqualTo(new MilestoneStatus(MilestoneStatus.State.AT_RISK, 30, Rag.RED));
        assertThat(free.milestone().dependencies())
                .containsExactly(new Dependency(licence.id(), Dependency.Kind.FINISH_TO_START, 11));
        assertThat(free.expectedOn()).isEqualTo(MARCH.plusDays(15));
        assertThat(milestones.moves(SECRETARY, received.id())).isEmpty();
    }

    @Test
    void whatIsWaitedForIsNamedOnceInTheTrialWithinTenYears() {
        Milestone shipped = create("UZ", Code.PRODUCT_SHIPPED, MARCH).milestone();
        Milestone received = create("UZ", Code.PRODUCT_RECEIVED, MARCH).milestone();

        Problem problem = catchThrowableOfType(
                Problem.class,
                () -> milestones.change(
                        SECRETARY,
                        received.id(),
                        1,
                        waiting(
                                received,
                                new DependencyInput(shipped.id(), null, 3651),
                                new DependencyInput(shipped.id(), null, null),
                                new DependencyInput(1_000_000L, null, Integer.MIN_VALUE),
                                new DependencyInput(null, null, 3))));

        assertThat(problem.errors())
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(
                        tuple("dependencies/0/lagDays", "Enter up to 3650 days."),
                        tuple("dependencies/1/milestoneId", "Name each milestone once."),
                        tuple("dependencies/2/milestoneId", "Name a milestone of the same trial."),
                        tuple("dependencies/2/lagDays", "Enter up to 3650 days."),
                        tuple("dependencies/3/milestoneId", "Name the milestone that this one waits for."));
    }

    @Test
    void whatWaitsOutOfSightIsKeptAndNotNamed() {
        given.country("ZF2001-III", "GH");
        Milestone elsewhere =
                create("GH", Code.PRODUCT_SHIPPED, MARCH.plusDays(50)).milestone();
        Milestone received = milestones
                .create(SECRETARY, input("UZ", Code.PRODUCT_RECEIVED, MARCH, elsewhere.id()))
                .milestone();
        Milestone activated = create("UZ", Code.SITE_ACTIVATED, MARCH).milestone();
        milestones.change(
                SECRETARY, elsewhere.id(), 1, waiting(elsewhere, new DependencyInput(activated.id(), null, null)));
        Actor ofUzbekistan = Given.actor(Role.SECRETARIAT, uzbekistan.place());

        JudgedMilestone changed = milestones.change(
                ofUzbekistan, received.id(), 1, waiting(received, new DependencyInput(activated.id(), null, 1)));
        Problem unknown = catchThrowableOfType(
                Problem.class,
                () -> milestones.change(
                        ofUzbekistan,
                        received.id(),
                        2,
                        waiting(received, new DependencyInput(elsewhere.id(), null, 1))));
        Problem circle = catchThrowableOfType(
                Problem.class,
                () -> milestones.change(
                        ofUzbekistan,
                        activated.id(),
                        1,
                        waiting(activated, new DependencyInput(received.id(), null, null))));

        assertThat(changed.milestone().dependencies())
                .extracting(Dependency::milestoneId)
                .containsExactlyInAnyOrder(elsewhere.id(), activated.id());
        assertThat(changed.expectedOn()).isEqualTo(MARCH.plusDays(50));
        assertThat(unknown.errors())
                .extracting(FieldError::message)
                .containsExactly("Name a milestone of the same trial.");
        assertThat(circle.errors())
                .extracting(FieldError::message)
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("Leave one out: this would close the circle Site activated (UZ) > Product received (UZ) > ")
                .doesNotContain("GH");
    }

    @Test
    void aSlipMovesTwoHundredThatWaitInOneTransactionOfAFewStatements() {
        List<Long> few = chain("ZF2001-SHORT", 20);
        List<Long> many = chain("ZF2001-LONG", 201);

        int ofFew = statements(() -> move(few.get(0), 25));
        int ofMany = statements(() -> move(many.get(0), 25));

        assertThat(ofMany).isEqualTo(ofFew).isLessThan(25);
        assertThat(milestones.find(SECRETARY, many.get(200)).expected())
                .returns(MARCH.plusDays(25 + 200), Expected::expectedOn)
                .returns(many.get(199), Expected::carriedFromId);
        assertThat(db.<Integer>query(handle -> handle.createQuery("""
                        select count(distinct entry_id) from change where table_name = 'milestone' and row_id = any(:ids)
                           and before is not null
                        """)
                        .bindArray("ids", Long.class, many)
                        .mapTo(Integer.class)
                        .one()))
                .isEqualTo(1);
    }

    @Test
    void aMilestoneOfEnrollmentIsForecastFromTheCountsOfThatDayAsKnownThen() {
        long site = given.site(uzbekistan, "UZ-01", LocalDate.of(2020, 11, 27));
        for (int week = 1; week <= 9; week++) {
            given.counts(uzbekistan, site, LocalDate.of(2020, 11, 27).plusWeeks(week), week * 40);
        }
        JudgedMilestone half = create("UZ", Code.ENROLLED_50, MARCH.plusDays(5));
        JudgedMilestone closed = milestones.create(
                SECRETARY, input("UZ", Code.DATA_CUTOFF, MARCH, half.milestone().id()));
        Instant known = db.query(handle -> handle.createQuery("select clock_timestamp()")
                .mapTo(Instant.class)
                .one());
        given.counts(uzbekistan, site, LocalDate.of(2021, 2, 5), 470);

        LocalDate then = read(known, LocalDate.of(2021, 1, 29), half).expected().enrollmentOn();
        LocalDate now =
                milestones.find(SECRETARY, half.milestone().id()).expected().enrollmentOn();
        LocalDate asOfChristmas =
                read(null, LocalDate.of(2020, 12, 25), half).expected().enrollmentOn();

        assertThat(half.expected().expectedFrom()).isEqualTo(Expected.Source.ENROLLMENT);
        assertThat(then).isBetween(LocalDate.of(2021, 2, 8), LocalDate.of(2021, 3, 8));
        assertThat(now).isBefore(then);
        assertThat(asOfChristmas).isNotNull().isNotEqualTo(then);
        assertThat(half.forecastOn()).isEqualTo(half.expected().enrollmentOn());
        assertThat(closed.expectedOn()).isAfterOrEqualTo(MARCH);
    }

    @Test
    void enrollmentThatIsNotReachedIsNotExpectedBeforeToday() {
        long site = given.site(uzbekistan, "UZ-01", LocalDate.of(2020, 11, 27));
        for (int week = 1; week <= 10; week++) {
            given.counts(uzbekistan, site, LocalDate.of(2020, 11, 27).plusWeeks(week), week * 47);
        }
        JudgedMilestone half = create("UZ", Code.ENROLLED_50, MARCH.plusDays(5));
        LocalDate expected = Objects.requireNonNull(half.expected().enrollmentOn());
        LocalDate later = expected.plusDays(3);

        JudgedMilestone then = read(null, later, half);

        assertThat(then.expected().enrollmentOn()).isEqualTo(later);
        assertThat(then.standing().status()).isNotEqualTo(MilestoneStatus.State.LATE);
    }

    @Test
    void whatIsRecordedElsewhereProvesMilestones() {
        given.webinar(uzbekistan.trialId(), 6, LocalDate.of(2020, 11, 12), "UZ");
        given.webinar(uzbekistan.trialId(), 2, LocalDate.of(2020, 10, 1), "GH");
        long first = given.site(uzbekistan, "UZ-01", LocalDate.of(2020, 12, 1));
        long second = given.site(uzbekistan, "UZ-02", LocalDate.of(2020, 12, 9));
        given.counts(uzbekistan, first, LocalDate.of(2020, 12, 11), 100);
        given.counts(uzbekistan, second, LocalDate.of(2020, 12, 18), 130);
        given.counts(uzbekistan, null, LocalDate.of(2020, 12, 25), 400);
        given.counts(uzbekistan, first, LocalDate.of(2021, 1, 1), 220);
        for (Code code : List.of(
                Code.FIRST_WEBINAR,
                Code.SITE_ACTIVATED,
                Code.FIRST_PARTICIPANT_ENROLLED,
                Code.ENROLLED_25,
                Code.ENROLLED_50,
                Code.ENROLLED_75)) {
            create("UZ", code, MARCH);
        }
        create(null, Code.FIRST_WEBINAR, MARCH);

        List<Milestone> known = list(null);
        List<Milestone> before = list(LocalDate.of(2020, 12, 15));

        assertThat(known)
                .extracting(Milestone::iso2, Milestone::code, Milestone::provenOn, Milestone::provenBy)
                .containsExactlyInAnyOrder(
                        tuple(
                                null,
                                Code.FIRST_WEBINAR,
                                LocalDate.of(2020, 10, 1),
                                "Bridging webinar 2: Webinar number 2"),
                        tuple(
                                "UZ",
                                Code.FIRST_WEBINAR,
                                LocalDate.of(2020, 11, 12),
                                "Bridging webinar 6: Webinar number 6"),
                        tuple("UZ", Code.SITE_ACTIVATED, LocalDate.of(2020, 12, 1), "UZ-01 Site UZ-01"),
                        tuple("UZ", Code.FIRST_PARTICIPANT_ENROLLED, LocalDate.of(2020, 12, 11), "UZ-01, enrolled 100"),
                        tuple("UZ", Code.ENROLLED_25, LocalDate.of(2020, 12, 25), "Enrollment counts"),
                        tuple("UZ", Code.ENROLLED_50, LocalDate.of(2021, 1, 1), "Enrollment counts"),
                        tuple("UZ", Code.ENROLLED_75, null, null));
        assertThat(before)
                .filteredOn(milestone -> milestone.provenOn() != null)
                .extracting(Milestone::code)
                .containsExactlyInAnyOrder(
                        Code.FIRST_WEBINAR, Code.FIRST_WEBINAR, Code.SITE_ACTIVATED, Code.FIRST_PARTICIPANT_ENROLLED);
    }

    @Test
    void diplomacyAndApprovalsProveMilestonesToo() {
        Map<String, Object> ids = Map.of("trialId", uzbekistan.trialId(), "id", uzbekistan.id());
        given.insert("""
                insert into outreach (trial_id, country_iso2, kind, on_date, subject, outcome)
                values (:trialId, 'UZ', 'LETTER', '2020-09-02', 'Support', 'SENT') returning id
                """, ids);
        given.insert("""
                insert into agreement (trial_id, participation_id, kind, title, signed_on)
                values (:trialId, :id, 'MOU', 'With the ministry', '2020-11-20') returning id
                """, ids);
        given.insert("""
                insert into approval (trial_id, participation_id, kind, reference, status, submitted_on, decided_on)
                values (:trialId, :id, 'ETHICS', 'E-17', 'APPROVED', '2020-11-21', '2020-12-01') returning id
                """, ids);
        for (Code code : List.of(
                Code.COUNTRY_CONTACTED,
                Code.MOU_SIGNED,
                Code.ETHICS_SUBMITTED,
                Code.ETHICS_APPROVED,
                Code.REGULATOR_APPROVED)) {
            create("UZ", code, MARCH);
        }

        assertThat(list(null))
                .extracting(Milestone::code, Milestone::provenOn, Milestone::provenBy)
                .containsExactlyInAnyOrder(
                        tuple(Code.COUNTRY_CONTACTED, LocalDate.of(2020, 9, 2), "Letter: Support"),
                        tuple(Code.MOU_SIGNED, LocalDate.of(2020, 11, 20), "MOU: With the ministry"),
                        tuple(Code.ETHICS_SUBMITTED, LocalDate.of(2020, 11, 21), "Ethics E-17, approved"),
                        tuple(Code.ETHICS_APPROVED, LocalDate.of(2020, 12, 1), "Ethics E-17, approved"),
                        tuple(Code.REGULATOR_APPROVED, null, null));
    }

    @Test
    void onlyTheSecretariatPlansAndOthersSeeTheirPlacesOnly() {
        given.country("ZF2001-III", "GH");
        Milestone shipped = create("UZ", Code.PRODUCT_SHIPPED, MARCH).milestone();
        create("GH", Code.PRODUCT_RECEIVED, MARCH);
        Actor coordinator = Given.actor(Role.COUNTRY_COORDINATOR, uzbekistan.place());
        Actor elsewhere =
                Given.actor(Role.SECRETARIAT, given.country("ZF2001-III", "CL").place());

        assertThat(milestones
                        .list(coordinator, MilestoneFilter.ofTrial("ZF2001-III"), null, null, Window.FIRST)
                        .items())
                .extracting(judged -> judged.milestone().code())
                .containsExactly(Code.PRODUCT_SHIPPED);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> milestones.change(coordinator, shipped.id(), 1, forecast(shipped, MARCH, "x")))
                .returns(Problem.Kind.FORBIDDEN, Problem::kind);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> milestones.find(elsewhere, shipped.id()))
                .returns(Problem.Kind.NOT_FOUND, Problem::kind);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> milestones.create(elsewhere, input("UZ", Code.DATA_CUTOFF, MARCH, null)))
                .returns(Problem.Kind.NOT_FOUND, Problem::kind);
    }

    @Test
    void aListIsReadInPartsAndCutByItsFilter() {
        create("UZ", Code.PRODUCT_SHIPPED, MARCH);
        create("UZ", Code.PRODUCT_RECEIVED, MARCH.plusDays(5));
        create(null, Code.DATA_CUTOFF, LocalDate.of(2021, 1, 1));

        Listing<JudgedMilestone> first =
                milestones.list(SECRETARY, MilestoneFilter.ofTrial("ZF2001-III"), null, null, new Window(2, null));
        Listing<JudgedMilestone> rest = milestones.list(
                SECRETARY, MilestoneFilter.ofTrial("ZF2001-III"), null, null, new Window(2, first.next()));
        Listing<JudgedMilestone> late = milestones.list(
                SECRETARY,
                new MilestoneFilter(null, null, null, MilestoneStatus.State.LATE, null),
                null,
                null,
                Window.FIRST);

        assertThat(first.items())
                .extracting(judged -> judged.milestone().code())
                .containsExactly(Code.DATA_CUTOFF, Code.PRODUCT_SHIPPED);
        assertThat(rest.items()).extracting(judged -> judged.milestone().code()).containsExactly(Code.PRODUCT_RECEIVED);
        assertThat(rest.next()).isNull();
        assertThat(late.items()).extracting(judged -> judged.milestone().code()).containsExactly(Code.DATA_CUTOFF);
    }

    @Test
    void aJudgedMilestoneIsFlatInJsonAndCanBeReadAgain() throws JsonProcessingException {
        JsonMapper json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        JudgedMilestone created = create("UZ", Code.PRODUCT_SHIPPED, MARCH);

        String written = json.writeValueAsString(created);

        assertThat(json.readTree(written).path("code").asText()).isEqualTo("PRODUCT_SHIPPED");
        assertThat(json.readTree(written).path("rag").asText()).isEqualTo("GREEN");
        assertThat(json.readValue(written, JudgedMilestone.class)).isEqualTo(created);
    }

    private List<Milestone> list(@Nullable LocalDate asOf) {
        return milestones
                .list(SECRETARY, MilestoneFilter.ofTrial("ZF2001-III"), asOf, null, Window.FIRST)
                .items()
                .stream()
                .map(JudgedMilestone::milestone)
                .toList();
    }

    private JudgedMilestone create(@Nullable String iso2, Code code, LocalDate planned) {
        return milestones.create(SECRETARY, input(iso2, code, planned, null));
    }

    private static MilestoneInput input(
            @Nullable String iso2, Code code, LocalDate planned, @Nullable Long dependsOnId) {
        return new MilestoneInput(
                "ZF2001-III",
                iso2,
                null,
                code,
                null,
                planned,
                null,
                null,
                null,
                dependsOnId == null ? null : List.of(new DependencyInput(dependsOnId, null, null)),
                null);
    }

    private JudgedMilestone read(@Nullable Instant knownAt, LocalDate asOf, JudgedMilestone which) {
        return milestones
                .list(SECRETARY, MilestoneFilter.ofTrial("ZF2001-III"), asOf, knownAt, Window.FIRST)
                .items()
                .stream()
                .filter(one -> one.milestone().id() == which.milestone().id())
                .findFirst()
                .orElseThrow();
    }

    /** Milestones of as many countries as it takes, each a day after the one it waits for. */
    private List<Long> chain(String trial, int length) {
        given.trial(trial);
        return db.query(handle -> handle.inTransaction(tx -> {
            tx.createQuery("select open_entry(0, null, 'test.chain', null, 'milestone', null, 'test', 'API')")
                    .mapTo(Long.class)
                    .one();
            tx.createUpdate("""
                            insert into participation (trial_id, country_iso2, priority)
                            select t.id, c.iso2, 1 from trial t, (select iso2 from country order by iso2 limit 15) c
                             where t.code = :trial
                            """).bind("trial", trial).execute();
            List<Long> ids = tx.createQuery("""
                            insert into milestone (trial_id, participation_id, code, planned_on, baseline_on)
                            select p.trial_id, p.id, new.code, :first, :first
                              from participation p
                              join trial t on t.id = p.trial_id
                             cross join unnest(:codes::text[]) new(code)
                             where t.code = :trial
                             order by p.country_iso2, new.code
                             limit :length
                            returning id
                            """)
                    .bind("trial", trial)
                    .bind("first", MARCH)
                    .bindArray(
                            "codes",
                            String.class,
                            Stream.of(Code.values())
                                    .filter(code -> code.percent() == 0)
                                    .map(Code::name)
                                    .toList())
                    .bind("length", length)
                    .mapTo(Long.class)
                    .list();
            tx.createUpdate("""
                            insert into milestone_dependency (milestone_id, predecessor_id, kind, lag_days)
                            select id, lag(id) over (order by id), 'FINISH_TO_START', 1 from unnest(:ids::bigint[]) id
                            offset 1
                            """).bindArray("ids", Long.class, ids).execute();
            return ids;
        }));
    }

    private void move(long id, int days) {
        Milestone stored = milestones.find(SECRETARY, id).milestone();
        milestones.change(SECRETARY, id, stored.version(), forecast(stored, MARCH.plusDays(days), "customs"));
    }

    /** How many statements are sent. */
    private int statements(Runnable work) {
        AtomicInteger sent = new AtomicInteger();
        SqlStatements settings = db.jdbi().getConfig(SqlStatements.class);
        SqlLogger before = settings.getSqlLogger();
        settings.setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                sent.incrementAndGet();
            }
        });
        try {
            work.run();
        } finally {
            settings.setSqlLogger(before);
        }
        return sent.get();
    }

    private static MilestoneInput waiting(Milestone stored, DependencyInput... dependencies) {
        return new MilestoneInput(
                null,
                null,
                null,
                null,
                stored.baselineOn(),
                stored.plannedOn(),
                null,
                null,
                null,
                List.of(dependencies),
                "it waits for something else");
    }

    private static MilestoneInput forecast(Milestone stored, LocalDate forecast, String reason) {
        return new MilestoneInput(
                null, null, null, null, stored.baselineOn(), stored.plannedOn(), forecast, null, null, null, reason);
    }
}

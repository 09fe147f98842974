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

        assertThat(received).returns(Milestone.Dependency.FINISH_TO_START, Milestone::dependency);
        assertThat(problem.errors())
                .extracting(FieldError::field, FieldError::message)
                .contains(tuple(
                        "dependsOnId",
                        "Choose another milestone: this would close the circle PRODUCT_SHIPPED (UZ) >"
                                + " PRODUCT_RECEIVED (UZ) > PRODUCT_SHIPPED (UZ)."));
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
                "ZF2001-III", iso2, null, code, null, planned, null, null, null, dependsOnId, null, null, null);
    }

    private static MilestoneInput forecast(Milestone stored, LocalDate forecast, String reason) {
        return new MilestoneInput(
                null,
                null,
                null,
                null,
                stored.baselineOn(),
                stored.plannedOn(),
                forecast,
                null,
                null,
                null,
                null,
                null,
                reason);
    }
}

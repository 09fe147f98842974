package org.trialbridge.milestone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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
import org.trialbridge.milestone.Milestone.Code;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.Rag;

class BaselineServiceTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-02-05T08:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate FIFTH = LocalDate.of(2021, 2, 5);
    private static final LocalDate MARCH = LocalDate.of(2021, 3, 15);
    private static final String TRIAL = "ZF2001-III";
    private static final MilestoneStatus.Thresholds THRESHOLDS = new MilestoneStatus.Thresholds(7, 21);
    private static final Actor SECRETARY = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private BaselineService baselines;
    private MilestoneService milestones;
    private Participation uzbekistan;

    @BeforeEach
    void aCountry() {
        baselines = new BaselineService(db.database(), CLOCK, THRESHOLDS);
        milestones = new MilestoneService(db.database(), CLOCK, THRESHOLDS);
        given.trial(TRIAL);
        uzbekistan = given.country(TRIAL, "UZ");
    }

    @Test
    void aBaselineFreezesThePlannedDaysUnderItsName() {
        Milestone shipped = create(Code.PRODUCT_SHIPPED, MARCH.minusDays(9), MARCH);
        Milestone unplanned = create(Code.PRODUCT_RECEIVED, null, null);

        Baseline frozen = baselines.freeze(SECRETARY, TRIAL, new BaselineInput("Approved plan", null));
        Milestone later = create(Code.IMPORT_LICENCE, null, MARCH.plusDays(4));

        assertThat(frozen)
                .returns(1, Baseline::number)
                .returns("Approved plan", Baseline::name)
                .returns(FIFTH, Baseline::frozenOn)
                .returns(1, Baseline::milestones);
        assertThat(find(shipped))
                .returns(MARCH, Milestone::baselineOn)
                .returns("Approved plan", Milestone::baseline)
                .returns(2, Milestone::version);
        assertThat(find(unplanned)).returns(null, Milestone::baselineOn).returns(null, Milestone::baseline);
        assertThat(later).returns(MARCH.plusDays(4), Milestone::baselineOn).returns(null, Milestone::baseline);
    }

    @Test
    void aFrozenBaselineIsChangedOnlyByAnotherOneWithAReason() {
        Milestone shipped = create(Code.PRODUCT_SHIPPED, null, MARCH);
        baselines.freeze(SECRETARY, TRIAL, new BaselineInput("Approved plan", null));

        Problem moved = catchThrowableOfType(Problem.class, () -> change(shipped, MARCH.plusDays(8), MARCH));
        change(shipped, null, MARCH.plusDays(30));
        Problem silent = catchThrowableOfType(
                Problem.class, () -> baselines.freeze(SECRETARY, TRIAL, new BaselineInput("approved PLAN", " ")));
        baselines.freeze(SECRETARY, TRIAL, new BaselineInput("After the flood", "the factory stood still"));

        assertThat(moved.errors()).extracting(FieldError::field).containsExactly("baselineOn");
        assertThat(silent.errors()).extracting(FieldError::field).containsExactly("name", "reason");
        assertThat(find(shipped))
                .returns(MARCH.plusDays(30), Milestone::baselineOn)
                .returns("After the flood", Milestone::baseline);
        assertThat(baselines.list(SECRETARY, TRIAL))
                .extracting(Baseline::number, Baseline::name, Baseline::reason)
                .containsExactly(
                        tuple(2, "After the flood", "the factory stood still"), tuple(1, "Approved plan", null));
        assertThat(baselines.days(SECRETARY, TRIAL, 1))
                .extracting(BaselineService.Frozen::frozenOn)
                .containsExactly(MARCH);
        assertThat(baselines.days(SECRETARY, TRIAL, 2))
                .extracting(BaselineService.Frozen::frozenOn)
                .containsExactly(MARCH.plusDays(30));
        assertThat(milestones.moves(SECRETARY, shipped.id()).get(0))
                .returns("baseline", DateMove::date)
                .returns("the factory stood still", DateMove::reason);
    }

    @Test
    void whatIsFrozenStaysWhateverSomebodyDoesInTheTables() {
        create(Code.PRODUCT_SHIPPED, null, MARCH);
        baselines.freeze(SECRETARY, TRIAL, new BaselineInput("Approved plan", null));

        for (String table : List.of("milestone_baseline", "milestone_baseline_day")) {
            assertThatThrownBy(() -> db.query(handle -> handle.execute("delete from " + table)))
                    .hasMessageContaining("is append-only");
        }
    }

    @Test
    void nothingIsFrozenWithoutAPlanAndOnlyByWhoPlansTheWholeTrial() {
        assertThat(catchThrowableOfType(
                                Problem.class,
                                () -> baselines.freeze(SECRETARY, TRIAL, new BaselineInput("Empty", null)))
                        .errors())
                .extracting(FieldError::message)
                .containsExactly("Plan a milestone first: there is no planned day to freeze.");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> baselines.freeze(
                        Given.actor(Role.SECRETARIAT, uzbekistan.place()), TRIAL, new BaselineInput("Mine", null)))
                .returns(Problem.Kind.FORBIDDEN, Problem::kind);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> baselines.list(Given.actor(Role.SECRETARIAT, Place.trial(77)), TRIAL))
                .returns(Problem.Kind.NOT_FOUND, Problem::kind);
    }

    @Test
    void anOverriddenColourSaysByWhomWhyAndUntilWhenAndIsOverAfterThatDay() {
        Milestone shipped = create(Code.PRODUCT_SHIPPED, MARCH.minusDays(40), MARCH);

        JudgedMilestone overridden = baselines.override(
                SECRETARY, shipped.id(), new OverrideInput(Rag.AMBER, "the ship left", FIFTH.plusDays(6)));

        assertThat(overridden.standing())
                .isEqualTo(new MilestoneStatus(MilestoneStatus.State.AT_RISK, 40, Rag.AMBER, Rag.RED, true));
        assertThat(overridden.overriddenBy())
                .isEqualTo(new RagOverride(Rag.AMBER, "the ship left", FIFTH, FIFTH.plusDays(6), null));
        assertThat(on(FIFTH.plusDays(6)).standing().rag()).isEqualTo(Rag.AMBER);
        assertThat(on(FIFTH.plusDays(7)))
                .returns(Rag.RED, judged -> judged.standing().rag())
                .returns(null, JudgedMilestone::overriddenBy);
        assertThat(on(FIFTH.minusDays(1)).standing().rag()).isEqualTo(Rag.RED);
    }

    @Test
    void anOverrideIsEndedEarlyWithAReasonAndLetsWhatWaitsBreathe() {
        Milestone shipped = create(Code.PRODUCT_SHIPPED, MARCH.minusDays(40), MARCH);
        JudgedMilestone received = milestones.create(
                SECRETARY,
                new MilestoneInput(
                        TRIAL,
                        "UZ",
                        null,
                        Code.PRODUCT_RECEIVED,
                        null,
                        MARCH.plusDays(9),
                        null,
                        null,
                        null,
                        List.of(new DependencyInput(shipped.id(), null, null)),
                        null));

        baselines.override(SECRETARY, shipped.id(), new OverrideInput(Rag.GREEN, "agreed", FIFTH.plusDays(6)));
        JudgedMilestone behind = milestones.find(SECRETARY, received.milestone().id());
        JudgedMilestone ended =
                baselines.override(SECRETARY, shipped.id(), new OverrideInput(null, "it was not", null));

        assertThat(received.standing().rag()).isEqualTo(Rag.RED);
        assertThat(behind.standing().rag()).isEqualTo(Rag.GREEN);
        assertThat(ended.standing()).isEqualTo(new MilestoneStatus(MilestoneStatus.State.AT_RISK, 40, Rag.RED));
        assertThat(ended.milestone().override()).isNull();
    }

    @Test
    void anOverrideKeepsItsRules() {
        Milestone shipped = create(Code.PRODUCT_SHIPPED, null, MARCH);

        assertThat(refused(shipped, new OverrideInput(Rag.RED, " ", null))).containsExactly("reason", "expiresOn");
        assertThat(refused(shipped, new OverrideInput(Rag.RED, "x", FIFTH.minusDays(1))))
                .containsExactly("expiresOn");
        assertThat(refused(shipped, new OverrideInput(Rag.RED, "x", FIFTH.plusDays(367))))
                .containsExactly("expiresOn");
        assertThat(refused(shipped, new OverrideInput(null, "x", null))).containsExactly("colour");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> baselines.override(
                        Given.actor(Role.COUNTRY_COORDINATOR, uzbekistan.place()),
                        shipped.id(),
                        new OverrideInput(Rag.GREEN, "x", FIFTH)))
                .returns(Problem.Kind.FORBIDDEN, Problem::kind);
    }

    private List<String> refused(Milestone milestone, OverrideInput input) {
        return catchThrowableOfType(Problem.class, () -> baselines.override(SECRETARY, milestone.id(), input))
                .errors()
                .stream()
                .map(FieldError::field)
                .toList();
    }

    private JudgedMilestone on(LocalDate asOf) {
        return milestones
                .list(SECRETARY, MilestoneFilter.ofTrial(TRIAL), asOf, null, Window.FIRST)
                .items()
                .get(0);
    }

    private Milestone find(Milestone milestone) {
        return milestones.find(SECRETARY, milestone.id()).milestone();
    }

    private Milestone create(Code code, @Nullable LocalDate baseline, @Nullable LocalDate planned) {
        return milestones
                .create(
                        SECRETARY,
                        new MilestoneInput(TRIAL, "UZ", null, code, baseline, planned, null, null, null, null, null))
                .milestone();
    }

    private void change(Milestone milestone, @Nullable LocalDate baseline, LocalDate planned) {
        milestones.change(
                SECRETARY,
                milestone.id(),
                find(milestone).version(),
                new MilestoneInput(
                        null, null, null, null, baseline, planned, null, null, null, null, "the factory moved it"));
    }
}

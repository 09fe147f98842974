package org.trialbridge.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.trialbridge.milestone.Dependency.Kind.FINISH_TO_START;
import static org.trialbridge.milestone.Dependency.Kind.START_TO_START;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert;
import org.assertj.core.groups.Tuple;
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
import org.trialbridge.milestone.JudgedMilestone;
import org.trialbridge.milestone.Milestone;
import org.trialbridge.milestone.Milestone.Code;
import org.trialbridge.milestone.MilestoneFilter;
import org.trialbridge.milestone.MilestoneService;
import org.trialbridge.milestone.MilestoneStatus;
import org.trialbridge.pipeline.PipelineService;
import org.trialbridge.pipeline.StageChange;
import org.trialbridge.pipeline.StageChangeInput;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.schedule.MilestoneTemplate.Level;
import org.trialbridge.schedule.TemplateItemInput.WaitInput;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.Stage;

class ScheduleServiceTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-02-05T20:30:00Z"), ZoneOffset.UTC);
    private static final LocalDate FIFTH = LocalDate.of(2021, 2, 5);
    private static final String TRIAL = "ZF2001-III";
    private static final Actor SECRETARY = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private MilestoneTemplateService templates;
    private ScheduleService schedule;
    private PipelineService pipeline;
    private MilestoneService milestones;
    private Participation uzbekistan;

    @BeforeEach
    void aCountry() {
        templates = new MilestoneTemplateService(db.database());
        schedule = new ScheduleService(db.database(), CLOCK);
        pipeline = new PipelineService(db.database(), CLOCK);
        milestones = new MilestoneService(db.database(), CLOCK, new MilestoneStatus.Thresholds(7, 21));
        given.trial(TRIAL);
        uzbekistan = given.country(TRIAL, "UZ");
    }

    @Test
    void aCountryThatComesToTheStageIsPlannedByItsTemplates() {
        long site = given.site(uzbekistan, "UZ-01", LocalDate.of(2021, 1, 8));
        templates.create(SECRETARY, ofCountries("Start", Stage.SUBMITTED, null));
        templates.create(
                SECRETARY,
                new MilestoneTemplateInput(
                        "Sites",
                        "Selected sites",
                        Level.SITE,
                        Stage.SUBMITTED,
                        null,
                        List.of(item(
                                Code.SITE_ACTIVATED, 50, new WaitInput(Code.REGULATOR_APPROVED, START_TO_START, 9)))));

        move(Stage.CONTACTED, FIFTH.minusDays(30));
        List<Milestone> before = planned();
        move(Stage.AGREED, FIFTH.minusDays(3));
        move(Stage.APPROVED, FIFTH);

        assertThat(before).isEmpty();
        assertThat(planned())
                .extracting(
                        Milestone::iso2,
                        Milestone::siteId,
                        Milestone::code,
                        Milestone::plannedOn,
                        Milestone::baselineOn)
                .containsExactly(
                        line(null, Code.REGULATOR_SUBMITTED, FIFTH.plusDays(14)),
                        line(null, Code.REGULATOR_APPROVED, FIFTH.plusDays(74)),
                        line(site, Code.SITE_ACTIVATED, FIFTH.plusDays(50)));
        assertThat(named(Code.REGULATOR_APPROVED).dependencies())
                .singleElement()
                .returns(named(Code.REGULATOR_SUBMITTED).id(), one -> one.milestoneId())
                .returns(FINISH_TO_START, one -> one.kind())
                .returns(60, one -> one.lagDays());
        assertThat(named(Code.SITE_ACTIVATED).dependencies())
                .singleElement()
                .returns(named(Code.REGULATOR_APPROVED).id(), one -> one.milestoneId())
                .returns(START_TO_START, one -> one.kind())
                .returns(9, one -> one.lagDays());
    }

    @Test
    void aTemplateOfATypeIsOnlyForCountriesOfThatType() {
        given.country(TRIAL, "GH");
        CountryType type = templates.types(SECRETARY).get(0);
        given.insert("""
                insert into approval_need (trial_id, participation_id, template, reason)
                values (:trialId, :id, :type, 'law 7') returning id
                """, Map.of("trialId", uzbekistan.trialId(), "id", uzbekistan.id(), "type", type.name()));
        templates.create(SECRETARY, ofCountries("Of a type", Stage.AGREED, type.id()));

        move(Stage.AGREED, FIFTH);
        pipeline.move(SECRETARY, TRIAL, "GH", input(Stage.AGREED, FIFTH));

        assertThat(planned()).extracting(Milestone::iso2).containsExactly("UZ", "UZ");
    }

    @Test
    void applyingTwicePlansNothingTwiceAndChangesNothing() {
        long id = templates
                .create(SECRETARY, ofCountries("Start", Stage.AGREED, null))
                .id();
        move(Stage.AGREED, FIFTH.minusDays(20));
        List<Milestone> planned = planned();

        Applied again = schedule.apply(SECRETARY, id, new ApplicationInput(TRIAL, "UZ", null, FIFTH));
        move(Stage.NEGOTIATION, FIFTH.minusDays(2), StageChange.Reason.SETBACK);
        move(Stage.AGREED, FIFTH);

        assertThat(planned).hasSize(2);
        assertThat(again).isEqualTo(new Applied("Start", FIFTH, 0, 2));
        assertThat(planned()).isEqualTo(planned);
    }

    @Test
    void aCountryThatIsThereAlreadyIsPlannedFromTheDayOnWhichItCameToTheStage() {
        move(Stage.AGREED, FIFTH.minusDays(20));
        move(Stage.SUBMITTED, FIFTH.minusDays(8));
        long late = templates
                .create(SECRETARY, ofCountries("Late", Stage.AGREED, null))
                .id();
        long byHand =
                templates.create(SECRETARY, ofCountries("By hand", null, null)).id();

        Applied applied = schedule.apply(SECRETARY, late, new ApplicationInput(TRIAL, "UZ", null, null));
        LocalDate submitted = named(Code.REGULATOR_SUBMITTED).plannedOn();
        given.country(TRIAL, "GH");
        Applied today = schedule.apply(SECRETARY, byHand, new ApplicationInput(TRIAL, "GH", null, null));

        assertThat(applied).isEqualTo(new Applied("Late", FIFTH.minusDays(20), 2, 0));
        assertThat(submitted).isEqualTo(FIFTH.minusDays(6));
        assertThat(today).isEqualTo(new Applied("By hand", FIFTH, 2, 0));
    }

    @Test
    void whatComesWithTheSystemPlansATrialAndAllSelectedSitesOfACountry() {
        given.site(uzbekistan, "UZ-01", LocalDate.of(2021, 1, 8));
        given.site(uzbekistan, "UZ-02", LocalDate.of(2021, 1, 9));
        List<MilestoneTemplate> all = templates.list(SECRETARY).items();
        MilestoneTemplate ofTrials = all.get(0);
        MilestoneTemplate ofSites = all.get(3);

        Applied trial = schedule.apply(SECRETARY, ofTrials.id(), new ApplicationInput(TRIAL, null, null, FIFTH));
        Applied one = schedule.apply(SECRETARY, ofSites.id(), new ApplicationInput(TRIAL, null, "UZ-02", FIFTH));
        Applied both = schedule.apply(SECRETARY, ofSites.id(), new ApplicationInput(TRIAL, "UZ", null, FIFTH));

        assertThat(all).extracting(MilestoneTemplate::level).contains(Level.TRIAL, Level.COUNTRY, Level.SITE);
        assertThat(trial.planned()).isEqualTo(ofTrials.items().size()).isEqualTo(7);
        assertThat(one).returns(3, Applied::planned).returns(0, Applied::thereAlready);
        assertThat(both).returns(3, Applied::planned).returns(3, Applied::thereAlready);
    }

    @Test
    void aTemplateIsForItsPlacesAndForWhoeverPlansThere() {
        List<MilestoneTemplate> all = templates.list(SECRETARY).items();
        long ofTrials = all.get(0).id();
        long ofCountries = all.get(1).id();
        long ofSites = all.get(3).id();

        assertThat(refused(ofTrials, "UZ", null)).containsExactly("iso2");
        assertThat(refused(ofCountries, null, null)).containsExactly("iso2");
        assertThat(refused(ofCountries, "GH", null)).containsExactly("iso2");
        assertThat(refused(ofSites, null, null)).containsExactly("site");
        assertThat(refused(ofSites, "UZ", "UZ-77")).containsExactly("site");
        assertThat(refused(1_000_000, "UZ", null)).containsExactly("templateId");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> schedule.apply(
                        Given.actor(Role.COUNTRY_COORDINATOR, uzbekistan.place()),
                        ofCountries,
                        new ApplicationInput(TRIAL, "UZ", null, FIFTH)))
                .returns(Problem.Kind.FORBIDDEN, Problem::kind);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> schedule.apply(
                        Given.actor(Role.SECRETARIAT, given.country(TRIAL, "CL").place()),
                        ofCountries,
                        new ApplicationInput(TRIAL, "UZ", null, FIFTH)))
                .returns(Problem.Kind.NOT_FOUND, Problem::kind);
        assertThat(planned()).isEmpty();
    }

    @Test
    void whatIsAppliedByItselfInAllTrialsIsForWhoeverPlansThemAll() {
        Actor ofOneTrial = Given.actor(Role.SECRETARIAT, Place.trial(uzbekistan.trialId()));
        MilestoneTemplateInput byItself = ofCountries("By itself", Stage.AGREED, null);
        MilestoneTemplateInput byHand = ofCountries("By hand", null, null);
        MilestoneTemplate stored = templates.create(SECRETARY, byItself);
        MilestoneTemplate own = templates.create(ofOneTrial, byHand);

        assertForbidden(() -> templates.create(ofOneTrial, ofCountries("More", Stage.AGREED, null)));
        assertForbidden(() -> templates.change(ofOneTrial, own.id(), 1, ofCountries("By hand", Stage.AGREED, null)));
        assertForbidden(() -> templates.change(ofOneTrial, stored.id(), 1, ofCountries("By itself", null, null)));
        assertThat(templates.change(ofOneTrial, own.id(), 1, byHand).version()).isEqualTo(2);
        assertThat(templates.find(SECRETARY, stored.id())).isEqualTo(stored);
    }

    private static void assertForbidden(ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(Problem.class).isThrownBy(call).returns(Problem.Kind.FORBIDDEN, Problem::kind);
    }

    @Test
    void aCountryThatComesBackFromAsideDidNotComeToTheStagesBefore() {
        move(Stage.AGREED, FIFTH.minusDays(20));
        move(Stage.SUBMITTED, FIFTH.minusDays(15));
        move(Stage.ON_HOLD, FIFTH.minusDays(8), StageChange.Reason.SETBACK);
        move(Stage.SUBMITTED, FIFTH.minusDays(2));
        long id = templates
                .create(SECRETARY, ofCountries("Late", Stage.AGREED, null))
                .id();

        Applied applied = schedule.apply(SECRETARY, id, new ApplicationInput(TRIAL, "UZ", null, null));

        assertThat(applied).isEqualTo(new Applied("Late", FIFTH.minusDays(20), 2, 0));
    }

    @Test
    void aTemplateOfSitesNeedsASelectedSite() {
        long ofSites = templates.list(SECRETARY).items().get(3).id();

        Problem none = catchThrowableOfType(
                Problem.class,
                () -> schedule.apply(SECRETARY, ofSites, new ApplicationInput(TRIAL, "UZ", null, FIFTH)));

        assertThat(none.errors())
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(tuple("site", "Select a site of that country first: none is selected."));
    }

    @Test
    void noTemplateWaitsForTheStageInWhichEveryCountryBegins() {
        Problem never = catchThrowableOfType(
                Problem.class, () -> templates.create(SECRETARY, ofCountries("Never", Stage.IDENTIFIED, null)));

        assertThat(never.errors())
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(tuple("stage", "Choose a later stage: every country begins as Identified."));
    }

    @Test
    void aTemplateKeepsItsRules() {
        MilestoneTemplateInput wrong = new MilestoneTemplateInput(
                "site",
                null,
                Level.TRIAL,
                Stage.ON_HOLD,
                77L,
                List.of(
                        item(Code.MOU_SIGNED, 4, new WaitInput(Code.DATA_CUTOFF, null, 4000)),
                        item(Code.DATA_CUTOFF, null, new WaitInput(Code.MOU_SIGNED, null, null)),
                        item(Code.MOU_SIGNED, 3651),
                        item(Code.FIRST_WEBINAR, 1, new WaitInput(null, null, null))));
        MilestoneTemplateInput circle = new MilestoneTemplateInput(
                "Circle",
                "none",
                Level.COUNTRY,
                null,
                null,
                List.of(
                        item(Code.FIRST_WEBINAR, 1),
                        item(Code.MOU_SIGNED, 4, new WaitInput(Code.PRODUCT_SHIPPED, null, null)),
                        item(Code.PRODUCT_SHIPPED, 9, new WaitInput(Code.MOU_SIGNED, null, null))));

        assertThat(catchThrowableOfType(Problem.class, () -> templates.create(SECRETARY, wrong))
                        .errors())
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder(
                        "name",
                        "description",
                        "stage",
                        "approvalTemplateId",
                        "items/0/waits/0/lagDays",
                        "items/1/offsetDays",
                        "items/2/offsetDays",
                        "items/2/code",
                        "items/3/waits/0/after");
        assertThat(catchThrowableOfType(Problem.class, () -> templates.create(SECRETARY, circle))
                        .errors())
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(tuple(
                        "items",
                        "Let one of them wait for something else: this would close the circle MOU signed > Product shipped"
                                + " > MOU signed, in which each waits for the next."));
    }

    @Test
    void aStaleTemplateIsToldAndAChangePutsNewMilestonesInThePlaceOfTheOld() {
        MilestoneTemplate made = templates.create(SECRETARY, ofCountries("Start", Stage.AGREED, null));
        MilestoneTemplate changed = templates.change(
                SECRETARY,
                made.id(),
                1,
                new MilestoneTemplateInput(
                        "Start over", "all", Level.COUNTRY, null, null, List.of(item(Code.MOU_SIGNED, 31))));

        Problem stale = catchThrowableOfType(
                Problem.class,
                () -> templates.change(SECRETARY, made.id(), 1, ofCountries("Start", Stage.AGREED, null)));

        assertThat(made.items())
                .containsExactly(
                        new TemplateItem(Code.REGULATOR_SUBMITTED, 14, List.of()),
                        new TemplateItem(
                                Code.REGULATOR_APPROVED,
                                74,
                                List.of(new TemplateItem.Wait(Code.REGULATOR_SUBMITTED, FINISH_TO_START, 60))));
        assertThat(changed)
                .isEqualTo(new MilestoneTemplate(
                        made.id(),
                        2,
                        "Start over",
                        "all",
                        Level.COUNTRY,
                        null,
                        null,
                        null,
                        List.of(new TemplateItem(Code.MOU_SIGNED, 31, List.of()))));
        assertThat(stale.current()).contains(changed);
    }

    private List<String> refused(long template, @Nullable String iso2, @Nullable String site) {
        return catchThrowableOfType(
                        Problem.class,
                        () -> schedule.apply(SECRETARY, template, new ApplicationInput(TRIAL, iso2, site, FIFTH)))
                .errors()
                .stream()
                .map(FieldError::field)
                .toList();
    }

    private void move(Stage to, LocalDate on) {
        move(to, on, StageChange.Reason.PROGRESS);
    }

    private void move(Stage to, LocalDate on, StageChange.Reason why) {
        pipeline.move(SECRETARY, TRIAL, "UZ", new StageChangeInput(to, on, why, "as told", evidence()));
    }

    private StageChangeInput input(Stage to, LocalDate on) {
        return new StageChangeInput(to, on, StageChange.Reason.DATA_FIX, "as told", List.of());
    }

    private List<StageChangeInput.Cited> evidence() {
        long letter = given.insert("""
                insert into outreach (trial_id, country_iso2, kind, on_date, subject, outcome)
                values (:trialId, 'UZ', 'LETTER', '2020-09-02', 'Support', 'SENT') returning id
                """, Map.of("trialId", uzbekistan.trialId()));
        return List.of(new StageChangeInput.Cited(org.trialbridge.pipeline.Evidence.Kind.OUTREACH, letter));
    }

    private List<Milestone> planned() {
        return milestones.list(SECRETARY, MilestoneFilter.ofTrial(TRIAL), null, null, Window.FIRST).items().stream()
                .map(JudgedMilestone::milestone)
                .toList();
    }

    private Milestone named(Code code) {
        return planned().stream().filter(one -> one.code() == code).findFirst().orElseThrow();
    }

    private static Tuple line(@Nullable Long site, Code code, LocalDate on) {
        return tuple("UZ", site, code, on, on);
    }

    private static MilestoneTemplateInput ofCountries(String name, @Nullable Stage stage, @Nullable Long type) {
        return new MilestoneTemplateInput(
                name,
                "for " + name,
                Level.COUNTRY,
                stage,
                type,
                List.of(
                        item(Code.REGULATOR_APPROVED, 74, new WaitInput(Code.REGULATOR_SUBMITTED, null, null)),
                        item(Code.REGULATOR_SUBMITTED, 14)));
    }

    private static TemplateItemInput item(Code code, @Nullable Integer day, WaitInput... waits) {
        return new TemplateItemInput(code, day, List.of(waits));
    }
}

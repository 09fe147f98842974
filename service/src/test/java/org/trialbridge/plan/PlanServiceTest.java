package org.trialbridge.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import org.trialbridge.enrollment.CountsService;
import org.trialbridge.enrollment.RollupService;
import org.trialbridge.plan.EnrollmentPlan.Point;
import org.trialbridge.plan.PlanInput.PointInput;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;

class PlanServiceTest {
    private static final Instant NOW = Instant.parse("2021-03-05T08:00:00Z");
    private static final LocalDate FRIDAY = LocalDate.of(2021, 1, 8);
    private static final String TRIAL = "ZF2001-III";
    private static final Actor SECRETARY = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private PlanService plans;
    private RollupService rollups;
    private Participation uzbekistan;

    @BeforeEach
    void aCountry() {
        plans = new PlanService(db.database(), Clock.fixed(NOW, ZoneOffset.UTC));
        rollups = new RollupService(db.database(), Clock.fixed(NOW, ZoneOffset.UTC));
        given.trial(TRIAL);
        uzbekistan = given.country(TRIAL, "UZ");
        given.site(uzbekistan, "UZ-01", LocalDate.of(2020, 12, 10));
    }

    @Test
    void versionsAreCountedInTheirPlace() {
        EnrollmentPlan first = plans.propose(SECRETARY, TRIAL, plan(null, null, 100));
        EnrollmentPlan second = plans.propose(SECRETARY, TRIAL, plan(null, null, 200));
        EnrollmentPlan country = plans.propose(SECRETARY, TRIAL, plan("UZ", null, 300));
        EnrollmentPlan site = plans.propose(SECRETARY, TRIAL, plan(null, "UZ-01", 400));

        assertThat(List.of(first, second, country, site))
                .extracting(EnrollmentPlan::version)
                .containsExactly(1, 2, 1, 1);
        assertThat(site).returns("UZ", EnrollmentPlan::iso2).returns("UZ-01", EnrollmentPlan::site);
        assertThat(plans.find(SECRETARY, TRIAL, second.id())).isEqualTo(second);
        assertThat(second.points()).containsExactly(new Point(FRIDAY, 0), new Point(FRIDAY.plusWeeks(4), 200));
        assertThat(plans.list(SECRETARY, TRIAL, null, null, Window.FIRST).items())
                .containsExactly(site, country, second, first);
        assertThat(plans.list(SECRETARY, TRIAL, null, "UZ-01", Window.FIRST).items())
                .containsExactly(site);
    }

    @Test
    void whatIsApprovedLastByTheDayIsComparedWith() {
        EnrollmentPlan first = plans.propose(SECRETARY, TRIAL, plan(null, null, 100));
        EnrollmentPlan second = plans.propose(SECRETARY, TRIAL, plan(null, null, 280));
        plans.propose(SECRETARY, TRIAL, plan(null, null, 999));
        approve(first, LocalDate.of(2021, 1, 4));
        Instant before = now();
        approve(second, LocalDate.of(2021, 1, 20));

        assertThat(planned(LocalDate.of(2021, 1, 3), null)).isNull();
        assertThat(planned(FRIDAY.plusWeeks(1), null)).isEqualTo(new Planned(1, LocalDate.of(2021, 1, 4), 25));
        assertThat(planned(FRIDAY.plusWeeks(2), null)).isEqualTo(new Planned(2, LocalDate.of(2021, 1, 20), 140));
        assertThat(planned(FRIDAY.plusWeeks(2), before)).isEqualTo(new Planned(1, LocalDate.of(2021, 1, 4), 50));
        assertThat(planned(null, null)).isEqualTo(new Planned(2, LocalDate.of(2021, 1, 20), 280));
    }

    @Test
    void aCountryIsComparedWithItsOwnPlan() {
        approve(plans.propose(SECRETARY, TRIAL, plan(null, null, 1000)), FRIDAY);
        approve(plans.propose(SECRETARY, TRIAL, plan("UZ", null, 40)), FRIDAY.plusDays(1));
        Actor coordinator = Given.actor(Role.COUNTRY_COORDINATOR, uzbekistan.place());

        assertThat(rollups.countries(coordinator, TRIAL, FRIDAY.plusWeeks(2), null, Window.FIRST)
                        .items())
                .singleElement()
                .satisfies(country -> assertThat(country.plan()).isEqualTo(new Planned(1, FRIDAY.plusDays(1), 20)));
        assertThat(rollups.trial(coordinator, TRIAL, null, null).plan()).isNull();
    }

    @Test
    void aSiteIsComparedWithItsOwnPlan() {
        CountsService counts = new CountsService(db.database(), Clock.fixed(NOW, ZoneOffset.UTC));
        approve(plans.propose(SECRETARY, TRIAL, plan("UZ", null, 40)), FRIDAY);
        assertThat(counts.siteSheet(SECRETARY, TRIAL, "UZ-01").planned()).isNull();

        approve(plans.propose(SECRETARY, TRIAL, plan(null, "UZ-01", 12)), FRIDAY.plusDays(3));

        assertThat(counts.siteSheet(SECRETARY, TRIAL, "UZ-01").planned())
                .isEqualTo(new Planned(1, FRIDAY.plusDays(3), 12));
    }

    @Test
    void aVersionIsApprovedOnceAndNotInTheFuture() {
        EnrollmentPlan plan = plans.propose(SECRETARY, TRIAL, plan(null, null, 100));

        Problem tomorrow = refusal(() -> approve(plan, LocalDate.of(2021, 3, 6)));
        approve(plan, LocalDate.of(2021, 3, 5));
        Problem again = refusal(() -> approve(plan, LocalDate.of(2021, 3, 4)));

        assertThat(tomorrow.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("approvedOn"));
        assertThat(again.kind()).isEqualTo(Problem.Kind.CONFLICT);
        assertThat(plans.find(SECRETARY, TRIAL, plan.id()).approvedOn()).isEqualTo(LocalDate.of(2021, 3, 5));
    }

    @Test
    void outsideTheScopeThereIsNoPlanAndBeyondTheRoleNoneIsMade() {
        EnrollmentPlan whole = plans.propose(SECRETARY, TRIAL, plan(null, null, 100));
        EnrollmentPlan country = plans.propose(SECRETARY, TRIAL, plan("UZ", null, 50));
        given.trial("OTHER-II");
        Actor stranger =
                Given.actor(Role.SECRETARIAT, given.country("OTHER-II", "EC").place());
        Actor coordinator = Given.actor(Role.COUNTRY_COORDINATOR, uzbekistan.place());

        assertThat(refusal(() -> plans.find(stranger, TRIAL, whole.id())).kind())
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(refusal(() -> plans.find(stranger, "OTHER-II", whole.id())).kind())
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(refusal(() -> plans.propose(stranger, TRIAL, plan(null, null, 1)))
                        .kind())
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(refusal(() -> plans.propose(coordinator, TRIAL, plan("UZ", null, 1)))
                        .kind())
                .isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(plans.list(coordinator, TRIAL, null, null, Window.FIRST).items())
                .containsExactly(country);
        assertThat(plans.list(SECRETARY, TRIAL, null, null, Window.FIRST).items())
                .hasSize(2);
    }

    @Test
    void aPlaceThatCanNotBeSeenIsRefusedLikeOneThatIsNotThere() {
        Participation pakistan = given.country(TRIAL, "PK");
        given.site(pakistan, "PK-01", LocalDate.of(2020, 12, 17));
        Actor ofPakistan = Given.actor(Role.SECRETARIAT, pakistan.place());

        List<Problem> unseen = List.of(
                refusal(() -> plans.propose(ofPakistan, TRIAL, plan("UZ", null, 1))),
                refusal(() -> plans.propose(ofPakistan, TRIAL, plan(null, "UZ-01", 1))));
        List<Problem> missing = List.of(
                refusal(() -> plans.propose(ofPakistan, TRIAL, plan("EC", null, 1))),
                refusal(() -> plans.propose(ofPakistan, TRIAL, plan(null, "XX-99", 1))));

        assertThat(unseen).extracting(Problem::kind).containsOnly(Problem.Kind.INVALID);
        assertThat(unseen)
                .extracting(problem -> problem.errors().toString())
                .isEqualTo(missing.stream()
                        .map(problem -> problem.errors().toString())
                        .toList());
        assertThat(plans.propose(ofPakistan, TRIAL, plan(null, "PK-01", 7)).version())
                .isEqualTo(1);
    }

    private @Nullable Planned planned(@Nullable LocalDate asOf, @Nullable Instant knownAt) {
        return rollups.trial(SECRETARY, TRIAL, asOf, knownAt).plan();
    }

    private void approve(EnrollmentPlan plan, LocalDate day) {
        plans.approve(SECRETARY, TRIAL, plan.id(), new ApprovalInput(day, "Steering committee"));
    }

    private Instant now() {
        return db.query(handle ->
                handle.select("select clock_timestamp()").mapTo(Instant.class).one());
    }

    private static Problem refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(Problem.class, call);
    }

    private static PlanInput plan(@Nullable String iso2, @Nullable String site, int enrolled) {
        return new PlanInput(
                iso2,
                site,
                List.of(new PointInput(FRIDAY.plusWeeks(4), enrolled), new PointInput(FRIDAY, 0)),
                null,
                "Because of " + enrolled);
    }
}

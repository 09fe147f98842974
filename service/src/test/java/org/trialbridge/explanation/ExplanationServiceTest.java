package org.trialbridge.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

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
import org.trialbridge.access.Actor;
import org.trialbridge.access.Grant;
import org.trialbridge.access.Origin;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.db.Window;
import org.trialbridge.enrollment.CorrectionReason;
import org.trialbridge.enrollment.CountsInput;
import org.trialbridge.enrollment.Enrollment;
import org.trialbridge.enrollment.EnrollmentService;
import org.trialbridge.enrollment.Metric;
import org.trialbridge.enrollment.Qualifier;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;

/** A sum is taken apart: the line of each place, who sent it, and what was corrected. */
class ExplanationServiceTest {
    private static final String TRIAL = "ZF2001-III";
    private static final LocalDate FRIDAY = LocalDate.of(2021, 2, 5);
    private static final LocalDate WEEK_BEFORE = FRIDAY.minusWeeks(1);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-02-09T08:00:00Z"), ZoneOffset.UTC);
    private static final Actor LEADER = Given.actor(Role.LEADERSHIP, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private EnrollmentService enrollments;
    private ExplanationService explanations;
    private Actor secretariat;
    private Participation uzbekistan;
    private Participation ecuador;
    private long trialId;

    @BeforeEach
    void countsOfTwoCountries() {
        enrollments = new EnrollmentService(db.database(), CLOCK);
        explanations = new ExplanationService(db.database());
        trialId = given.trial(TRIAL);
        uzbekistan = given.country(TRIAL, "UZ");
        ecuador = given.country(TRIAL, "EC");
        given.site(uzbekistan, "UZ-01", LocalDate.of(2020, 12, 10));
        given.site(uzbekistan, "UZ-02", LocalDate.of(2020, 12, 11));
        given.site(uzbekistan, "UZ-03", LocalDate.of(2020, 12, 12));
        given.site(ecuador, "EC-01", LocalDate.of(2020, 12, 13));
        long user = given.user("Nodira Karimova");
        given.insert(
                "insert into user_grant (user_id, role) values (:user, 'SECRETARIAT') returning id",
                Map.of("user", user));
        secretariat = new Actor(
                user, "Nodira Karimova", List.of(new Grant(Role.SECRETARIAT, Place.EVERYTHING)), Origin.SYSTEM);
        site("UZ-01", WEEK_BEFORE, 31, null);
        site("UZ-02", WEEK_BEFORE, 42, null);
        site("UZ-01", FRIDAY, 53, null);
        site("EC-01", FRIDAY, 17, null);
        site("UZ-01", FRIDAY, 48, "Five were counted twice");
        enrollments.declare(secretariat, TRIAL, "UZ", WEEK_BEFORE, input(80, null), null);
    }

    @Test
    void theSumOfATrialIsTakenApartByCountryAndTellsItsCorrections() {
        Explanation trial = explanations.trial(secretariat, TRIAL, Metric.ENROLLED, null, null, Window.FIRST);

        assertThat(trial.sum().figures().enrolled()).isEqualTo(80 + 48 + 42 - 31 - 42 + 17);
        assertThat(trial.countries())
                .extracting(
                        Enrollment::iso2,
                        one -> one.figures().enrolled(),
                        one -> Objects.requireNonNull(one.unallocated()).enrolled())
                .containsExactly(tuple("EC", 17L, null), tuple("UZ", 97L, 7L));
        assertThat(trial.lines()).isEmpty();
        assertThat(trial.periods())
                .extracting(
                        period -> period.periodEnd(), period -> period.figures().enrolled())
                .containsExactly(tuple(WEEK_BEFORE, 80L), tuple(FRIDAY, 114L));
        assertThat(trial.corrections().items())
                .extracting(
                        Correction::site,
                        Correction::periodEnd,
                        Correction::note,
                        Correction::sender,
                        Correction::changed)
                .containsExactly(tuple(
                        "UZ-01",
                        FRIDAY,
                        "Five were counted twice",
                        "Nodira Karimova",
                        List.of(new Correction.Changed(Metric.ENROLLED, 53L, 48L))));
    }

    @Test
    void theSumOfACountryIsTakenApartIntoTheLinesItRestsOn() {
        Explanation country = explanations.country(secretariat, TRIAL, "UZ", Metric.ENROLLED, null, null, Window.FIRST);

        assertThat(country.sum().figures().enrolled()).isEqualTo(97);
        assertThat(country.lines())
                .extracting(
                        LineBehind::site,
                        LineBehind::value,
                        LineBehind::periodEnd,
                        LineBehind::revision,
                        LineBehind::qualifier,
                        LineBehind::sender,
                        LineBehind::roles)
                .containsExactly(
                        tuple(null, 80, WEEK_BEFORE, 1, Qualifier.EXACT, "Nodira Karimova", List.of(Role.SECRETARIAT)),
                        tuple("UZ-01", 48, FRIDAY, 2, Qualifier.EXACT, "Nodira Karimova", List.of(Role.SECRETARIAT)),
                        tuple(
                                "UZ-02",
                                42,
                                WEEK_BEFORE,
                                1,
                                Qualifier.EXACT,
                                "Nodira Karimova",
                                List.of(Role.SECRETARIAT)));
        assertThat(country.periods()).hasSize(2);
        assertThat(explanations
                        .country(secretariat, TRIAL, "EC", Metric.ENROLLED, null, null, Window.FIRST)
                        .corrections()
                        .items())
                .isEmpty();
    }

    @Test
    void aLineThatLeavesTheNumberOutDoesNotHideTheOneThatToldIt() {
        enrollments.submit(
                secretariat,
                TRIAL,
                "UZ-02",
                FRIDAY,
                new CountsInput(70, null, null, null, null, null, null, null, null, null, null, null),
                null);

        assertThat(explanations
                        .country(secretariat, TRIAL, "UZ", Metric.ENROLLED, null, null, Window.FIRST)
                        .lines())
                .filteredOn(line -> "UZ-02".equals(line.site()))
                .extracting(LineBehind::value, LineBehind::periodEnd)
                .containsExactly(tuple(42, WEEK_BEFORE));
    }

    @Test
    void everyOtherNumberIsTakenApartLikeThat() {
        CountsInput told = new CountsInput(61, 9, 44, 43, 12, 3, 2, 1, null, null, null, null);
        enrollments.submit(secretariat, TRIAL, "UZ-03", FRIDAY, told, null);
        CountsInput mended = new CountsInput(
                61, 9, 44, 41, 12, 3, 2, 1, null, CorrectionReason.TRANSCRIPTION, "Two had no first dose", null);
        enrollments.submit(secretariat, TRIAL, "UZ-03", FRIDAY, mended, 1);

        assertThat(List.of(Metric.values()))
                .extracting(metric -> {
                    Explanation country =
                            explanations.country(secretariat, TRIAL, "UZ", metric, null, null, Window.FIRST);
                    return tuple(
                            metric,
                            country.number(country.sum().figures()),
                            country.lines().stream()
                                    .filter(line -> "UZ-03".equals(line.site()))
                                    .map(LineBehind::value)
                                    .toList(),
                            country.corrections().items().stream()
                                    .map(Correction::note)
                                    .toList());
                })
                .containsExactly(
                        tuple(Metric.SCREENED, 61L, List.of(61), List.of()),
                        tuple(Metric.SCREEN_FAILED, 9L, List.of(9), List.of()),
                        tuple(Metric.ENROLLED, 141L, List.of(44), List.of("Five were counted twice")),
                        tuple(Metric.DOSE1, 41L, List.of(41), List.of("Two had no first dose")),
                        tuple(Metric.DOSE2, 12L, List.of(12), List.of()),
                        tuple(Metric.DOSE3, 3L, List.of(3), List.of()),
                        tuple(Metric.WITHDRAWN, 2L, List.of(2), List.of()),
                        tuple(Metric.COMPLETED, 1L, List.of(1), List.of()));
    }

    @Test
    void byADayAndAsKnownThenOnlyWhatWasTrueAndKnown() {
        Explanation before =
                explanations.country(secretariat, TRIAL, "UZ", Metric.ENROLLED, WEEK_BEFORE, null, Window.FIRST);

        assertThat(before.sum().figures().enrolled()).isEqualTo(80);
        assertThat(before.corrections().items()).isEmpty();
        assertThat(before.lines()).extracting(LineBehind::value).containsExactly(80, 31, 42);
        Instant known = db.query(handle -> handle.createQuery("select recorded_at from counts where enrolled = 53")
                .mapTo(Instant.class)
                .one());
        Explanation then = explanations.country(secretariat, TRIAL, "UZ", Metric.ENROLLED, null, known, Window.FIRST);
        assertThat(then.sum().figures().enrolled()).isEqualTo(95);
        assertThat(then.corrections().items()).isEmpty();
    }

    @Test
    void leadershipReadsNoNames() {
        Explanation country = explanations.country(LEADER, TRIAL, "UZ", Metric.ENROLLED, null, null, Window.FIRST);

        assertThat(country.lines()).extracting(LineBehind::sender).containsOnlyNulls();
        assertThat(country.lines()).extracting(LineBehind::roles).containsOnly(List.of(Role.SECRETARIAT));
        assertThat(country.corrections().items()).extracting(Correction::sender).containsOnlyNulls();
    }

    @Test
    void correctionsGoOnWhereThePartBeforeEnded() {
        site("UZ-02", WEEK_BEFORE, 41, "One had moved");

        Window first = new Window(1, null);
        Explanation latest = explanations.trial(secretariat, TRIAL, Metric.ENROLLED, null, null, first);
        Explanation next = explanations.trial(
                secretariat,
                TRIAL,
                Metric.ENROLLED,
                null,
                null,
                new Window(1, latest.corrections().next()));

        assertThat(latest.corrections().items()).extracting(Correction::note).containsExactly("One had moved");
        assertThat(next.corrections().items()).extracting(Correction::note).containsExactly("Five were counted twice");
        assertThat(next.corrections().next()).isNull();
    }

    @Test
    void whoSeesOneCountryGetsThatPartOfTheSumAndTheOthersAreMissing() {
        Actor coordinator = Given.actor(Role.COUNTRY_COORDINATOR, Place.country(trialId, ecuador.id()));

        Explanation part = explanations.trial(coordinator, TRIAL, Metric.ENROLLED, null, null, Window.FIRST);

        assertThat(part.whole()).isFalse();
        assertThat(part.sum().figures().enrolled()).isEqualTo(17);
        assertThat(part.sum().target()).isNull();
        assertThat(part.corrections().items()).isEmpty();
        assertThatThrownBy(
                        () -> explanations.country(coordinator, TRIAL, "UZ", Metric.ENROLLED, null, null, Window.FIRST))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
        assertThatThrownBy(() -> explanations.trial(
                        Given.actor(Role.ADMINISTRATOR, Place.EVERYTHING),
                        TRIAL,
                        Metric.ENROLLED,
                        null,
                        null,
                        Window.FIRST))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
    }

    private void site(String site, LocalDate periodEnd, int enrolled, @Nullable String why) {
        enrollments.submit(secretariat, TRIAL, site, periodEnd, input(enrolled, why), why == null ? null : 1);
    }

    private static CountsInput input(int enrolled, @Nullable String why) {
        return new CountsInput(
                null,
                null,
                enrolled,
                null,
                null,
                null,
                null,
                null,
                null,
                why == null ? null : CorrectionReason.DUPLICATE,
                why,
                null);
    }
}

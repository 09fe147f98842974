package org.trialbridge.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.trialbridge.edition.World.FRIDAY;
import static org.trialbridge.edition.World.TRIAL;
import static org.trialbridge.edition.World.input;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Role;
import org.trialbridge.edition.EditionChanges.Kind;
import org.trialbridge.enrollment.CorrectionReason;
import org.trialbridge.enrollment.Metric;
import org.trialbridge.problem.Problem;

class EditionChangesServiceTest {
    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private World world;
    private EditionChangesService comparisons;

    @BeforeEach
    void givenATrial() {
        world = new World(db);
        comparisons = new EditionChangesService(db.database());
    }

    @Test
    void newAndCorrectedCountsAreNamedWithTheReason() {
        issue(FRIDAY, null);
        world.count(world.uzbekistan, world.tashkent, FRIDAY, 44);
        world.count(world.uzbekistan, world.samarkand, FRIDAY.minusWeeks(1), 9);
        issue(FRIDAY, null);
        world.count(world.uzbekistan, world.tashkent, FRIDAY, 45);

        EditionChanges changes = changes(2, null);

        assertThat(changes.before().number()).isEqualTo(1);
        assertThat(changes.values())
                .filteredOn(value -> value.metric() == Metric.ENROLLED)
                .extracting(
                        EditionChanges.Value::site,
                        EditionChanges.Value::periodEnd,
                        EditionChanges.Value::before,
                        EditionChanges.Value::now,
                        EditionChanges.Value::kind,
                        EditionChanges.Value::reasonCode)
                .containsExactly(
                        tuple("UZ-01", FRIDAY, 47L, 44L, Kind.CORRECTED, CorrectionReason.TRANSCRIPTION),
                        tuple("uz_02", FRIDAY.minusWeeks(1), null, 9L, Kind.NEW, null));
        assertThat(changes.count("CORRECTED")).isEqualTo(2);
        assertThat(changes.more()).isFalse();
    }

    @Test
    void whatAnEarlierDayLeavesOutIsRemoved() {
        issue(FRIDAY, "ID");
        issue(FRIDAY.minusWeeks(1), "ID");
        issue(FRIDAY, "ID");

        assertThat(changes(2, null).values())
                .extracting(EditionChanges.Value::iso2, EditionChanges.Value::metric, EditionChanges.Value::kind)
                .containsExactly(
                        tuple("ID", Metric.SCREENED, Kind.REMOVED), tuple("ID", Metric.ENROLLED, Kind.REMOVED));
        assertThat(changes(3, null).values()).allMatch(value -> value.kind() == Kind.NEW);
        assertThat(changes(3, 1).values()).isEmpty();
    }

    @Test
    void onlyEditionsAboutTheSameAreCompared() {
        issue(FRIDAY, null);
        issue(FRIDAY, "UZ");

        assertThatThrownBy(() -> changes(2, 1)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> changes(1, null)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> comparisons.changes(
                        world.actor(Role.COUNTRY_COORDINATOR, world.uzbekistan.place()), TRIAL, 1, null))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
    }

    private EditionChanges changes(int number, @Nullable Integer since) {
        return comparisons.changes(world.leader(), TRIAL, number, since);
    }

    private void issue(LocalDate asOf, @Nullable String country) {
        world.editions().issue(world.leader(), TRIAL, input(asOf, country));
    }
}

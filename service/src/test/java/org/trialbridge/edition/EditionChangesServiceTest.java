package org.trialbridge.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.trialbridge.edition.World.FRIDAY;
import static org.trialbridge.edition.World.TRIAL;
import static org.trialbridge.edition.World.input;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Role;
import org.trialbridge.enrollment.CorrectionReason;
import org.trialbridge.enrollment.Metric;
import org.trialbridge.problem.Problem;
import org.trialbridge.report.ChangedCount;
import org.trialbridge.report.ChangedCount.Kind;
import org.trialbridge.report.ChangedFact;
import org.trialbridge.report.ReadWorkbook;

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
        assertThat(changes.counts())
                .filteredOn(value -> value.metric() == Metric.ENROLLED)
                .extracting(
                        ChangedCount::site,
                        ChangedCount::periodEnd,
                        ChangedCount::before,
                        ChangedCount::now,
                        ChangedCount::kind,
                        ChangedCount::reasonCode)
                .containsExactly(
                        tuple("UZ-01", FRIDAY, 47L, 44L, Kind.CORRECTED, CorrectionReason.TRANSCRIPTION),
                        tuple("uz_02", FRIDAY.minusWeeks(1), null, 9L, Kind.NEW, null));
        assertThat(changes.count("CORRECTED")).isEqualTo(2);
        assertThat(changes.more()).isFalse();
    }

    @Test
    void stagesDatesAndTargetsAreToldWithWhoRecordedThemAndWhy() {
        issue(FRIDAY, null);
        world.stage(world.indonesia, "APPROVED", FRIDAY.minusDays(2));
        world.stage(world.indonesia, "START_UP", FRIDAY.plusDays(9));
        update("update participation set target = 6500 where id = :id", world.uzbekistan.id());
        update("update site set activated_on = date '2020-12-19', target = 410 where id = :id", world.samarkand);
        update("update site set target = 1 where id = :id", world.tashkent);
        update("update site set target = 400 where id = :id", world.tashkent);
        issue(FRIDAY, null);
        update("update participation set target = 7000 where id = :id", world.uzbekistan.id());

        EditionChanges changes = changes(2, null);

        assertThat(changes.facts())
                .extracting(
                        ChangedFact::what,
                        ChangedFact::iso2,
                        ChangedFact::site,
                        ChangedFact::beforeInWords,
                        ChangedFact::nowInWords,
                        ChangedFact::effectiveOn)
                .containsExactly(
                        tuple("Stage", "ID", null, null, "Approved", FRIDAY.minusDays(2)),
                        tuple("Participation: target", "UZ", null, "1000", "6500", null),
                        tuple("Site: activated on", "UZ", "uz_02", "2020-12-17", "2020-12-19", null),
                        tuple("Site: target", "UZ", "uz_02", "400", "410", null));
        Edition edition = changes.edition();
        ReadWorkbook workbook = ReadWorkbook.of(world.editions().bytes(world.leader(), edition, 0, edition.size()));
        assertThat(workbook.column("Changes", "What"))
                .containsExactlyElementsOf(
                        changes.facts().stream().map(ChangedFact::what).toList());
    }

    @Test
    void aBriefOfACountryTellsItsActionItemsAndNotThoseOfOthers() {
        long action = action("UZ", "Send the dossier");
        long other = action("ID", "Ask the ministry");
        issue(FRIDAY, "UZ");
        update("update action_item set status = 'IN_PROGRESS' where id = :id", action);
        update("update action_item set status = 'BLOCKED' where id = :id", other);
        issue(FRIDAY, "UZ");

        assertThat(changes(2, null).facts())
                .extracting(ChangedFact::what, ChangedFact::iso2, ChangedFact::nowInWords)
                .containsExactly(tuple("Action item, Send the dossier: status", "UZ", "In progress"));
    }

    private long action(String iso2, String text) {
        return world.given.insert("""
                insert into action_item (trial_id, country_iso2, text, owner_institution_id, due_on, status)
                select :trialId, :iso2, :text, min(i.id), date '2021-02-01', 'OPEN' from institution i returning id
                """, Map.of("trialId", world.uzbekistan.trialId(), "iso2", iso2, "text", text));
    }

    @Test
    void whatAnEarlierDayLeavesOutIsRemoved() {
        issue(FRIDAY, "ID");
        issue(FRIDAY.minusWeeks(1), "ID");
        issue(FRIDAY, "ID");

        assertThat(changes(2, null).counts())
                .extracting(ChangedCount::iso2, ChangedCount::metric, ChangedCount::kind)
                .containsExactly(
                        tuple("ID", Metric.SCREENED, Kind.REMOVED), tuple("ID", Metric.ENROLLED, Kind.REMOVED));
        assertThat(changes(3, null).counts()).allMatch(value -> value.kind() == Kind.NEW);
        assertThat(changes(3, 1).counts()).isEmpty();
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

    private void update(String sql, long id) {
        world.given.insert(sql + " returning id", Map.of("id", id));
    }

    private EditionChanges changes(int number, @Nullable Integer since) {
        return comparisons.changes(world.leader(), TRIAL, number, since);
    }

    private void issue(LocalDate asOf, @Nullable String country) {
        world.editions().issue(world.leader(), TRIAL, input(asOf, country));
    }
}

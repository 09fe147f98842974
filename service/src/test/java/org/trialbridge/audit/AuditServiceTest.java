package org.trialbridge.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbridge.Given.actor;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.db.Guard;
import org.trialbridge.db.Window;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;

class AuditServiceTest {
    private static final AuditQuery EVERYTHING = new AuditQuery(null, null, null, null);
    private static final Actor SECRETARIAT = actor(Role.SECRETARIAT, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);

    @Test
    void anEntryTellsWhoDidWhatWhyAndWhatChanged() {
        given.trial("ZF2001-III");
        Participation uzbekistan = given.country("ZF2001-III", "UZ");

        renameNextStep("UZ", "Send the dossier", "The ministry asked for it");

        AuditEntry entry =
                audit().list(SECRETARIAT, EVERYTHING, Window.FIRST).items().get(0);
        assertThat(entry.action()).isEqualTo("country.edit");
        assertThat(entry.reason()).isEqualTo("The ministry asked for it");
        assertThat(entry.subject()).isEqualTo("participation/" + uzbekistan.id());
        assertThat(entry.actorId()).isEqualTo(7);
        assertThat(entry.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.differences())
                        .containsExactly(new AuditChange.Difference("next step", "", "Send the dossier")));
    }

    @Test
    void aReportOfCountsStandsInTheTrailOfItsSite() {
        given.trial("ZF2001-III");
        long site = given.site(given.country("ZF2001-III", "UZ"), "UZ-01", LocalDate.of(2020, 12, 10));
        given.counts(given.reload("ZF2001-III", "UZ"), site, LocalDate.of(2021, 2, 5), 5000);

        List<AuditEntry> entries =
                audit().list(SECRETARIAT, EVERYTHING, Window.FIRST).items();

        assertThat(entries.get(0).changes())
                .singleElement()
                .satisfies(change ->
                        assertThat(change.differences()).contains(new AuditChange.Difference("enrolled", "", "5000")));
    }

    @Test
    void theTrailOfAThingIsFoundByItsKindAndNumber() {
        given.trial("ZF2001-III");
        Participation uzbekistan = given.country("ZF2001-III", "UZ");
        given.country("ZF2001-III", "GH");

        AuditQuery query = new AuditQuery("participation/" + uzbekistan.id(), null, null, null);

        assertThat(audit().list(SECRETARIAT, query, Window.FIRST).items())
                .singleElement()
                .satisfies(entry -> assertThat(entry.changes().get(0).id()).isEqualTo(uzbekistan.id()));
    }

    @Test
    void anAuditorOfATrialSeesThatTrialOnly() {
        long trial = given.trial("ZF2001-III");
        given.trial("OTHER-I");
        given.country("ZF2001-III", "UZ");
        given.country("OTHER-I", "GH");
        renameNextStep("UZ", "Send the dossier", "asked");

        List<AuditEntry> entries = audit().list(actor(Role.AUDITOR, Place.trial(trial)), EVERYTHING, Window.FIRST)
                .items();

        assertThat(entries).extracting(AuditEntry::action).containsExactly("country.edit");
    }

    @Test
    void whoMayNotReadTheTrailIsToldWhoMay() {
        long trial = given.trial("ZF2001-III");
        Actor contact = actor(Role.SITE_CONTACT, Place.trial(trial));

        assertThatThrownBy(() -> audit().list(contact, EVERYTHING, Window.FIRST))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN);
                    assertThat(problem.detail()).contains("SECRETARIAT or AUDITOR");
                });
    }

    @Test
    void aLongTrailComesInParts() {
        given.trial("ZF2001-III");
        given.country("ZF2001-III", "UZ");
        given.country("ZF2001-III", "GH");

        var first = audit().list(SECRETARIAT, EVERYTHING, new Window(2, null));
        var second = audit().list(SECRETARIAT, EVERYTHING, new Window(2, first.next()));

        assertThat(first.items()).extracting(AuditEntry::number).containsExactly(3L, 2L);
        assertThat(second.items()).extracting(AuditEntry::number).containsExactly(1L);
        assertThat(second.next()).isNull();
    }

    @Test
    void personalValuesNeverStandInTheTrail() {
        long person = given.insert("insert into person (languages) values ('{en}') returning id", Map.of());
        given.insert(
                "insert into person_private (id, name, email) values (:id, 'Dilnoza', 'd@example.org') returning id",
                Map.of("id", person));

        List<AuditEntry> entries =
                audit().list(SECRETARIAT, EVERYTHING, Window.FIRST).items();

        assertThat(entries.toString()).doesNotContain("Dilnoza", "d@example.org");
        assertThat(entries.get(0).changes().get(0).differences())
                .contains(new AuditChange.Difference("name", "", "(personal, not kept)"));
    }

    private AuditService audit() {
        return new AuditService(db.database());
    }

    private void renameNextStep(String iso2, String nextStep, String reason) {
        db.database().write(SECRETARIAT, "country.edit", reason, Guard.participation("ZF2001-III", iso2), tx -> {
            tx.dao(NextStepDao.class).set(iso2, nextStep);
            return iso2;
        });
    }

    /** A change of a fact, as small as can be. */
    interface NextStepDao {
        @SqlUpdate("update participation set next_step = :nextStep where country_iso2 = :iso2")
        void set(String iso2, String nextStep);
    }
}

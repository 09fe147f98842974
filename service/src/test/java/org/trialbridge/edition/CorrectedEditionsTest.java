package org.trialbridge.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbridge.edition.World.FRIDAY;
import static org.trialbridge.edition.World.TRIAL;
import static org.trialbridge.edition.World.input;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Origin;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.enrollment.BatchTerms;
import org.trialbridge.enrollment.CorrectionReason;
import org.trialbridge.enrollment.CountsBatchLine;
import org.trialbridge.enrollment.CountsBatchService;
import org.trialbridge.enrollment.CountsInput;
import org.trialbridge.enrollment.CountsReceipt;
import org.trialbridge.enrollment.CountsService;
import org.trialbridge.enrollment.EditionShown;
import org.trialbridge.enrollment.EnrollmentService;
import org.trialbridge.enrollment.Submitted;

/** Whoever corrects a number learns which issued editions showed the old one. */
class CorrectedEditionsTest {
    private static final Clock CLOCK = Clock.fixed(World.NOW, ZoneOffset.UTC);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private World world;
    private EditionService editions;
    private EnrollmentService enrollments;

    @BeforeEach
    void givenAnIssuedTrial() {
        world = new World(db);
        editions = world.editions();
        enrollments = new EnrollmentService(db.database(), CLOCK);
    }

    @Test
    void anEditionIsNamedIfItShowedTheOldNumber() {
        issue(FRIDAY.minusWeeks(1), null); // 1: of an earlier day
        issue(FRIDAY, null); // 2
        issue(FRIDAY, "ID"); // 3: about another country
        issue(FRIDAY, "UZ"); // 4

        Submitted corrected = correct(contact(), 46, 1);
        issue(FRIDAY, null); // 5: shows the correction
        Submitted again = correct(contact(), 45, 2);

        assertThat(corrected.editions()).containsExactly(2, 4);
        assertThat(again.editions()).containsExactly(5);
    }

    @Test
    void aFirstReportNamesNone() {
        issue(FRIDAY.plusWeeks(1), null);

        Submitted first = enrollments.submit(contact(), TRIAL, "UZ-01", FRIDAY.plusWeeks(1), enrolled(60, null), null);

        assertThat(first.editions()).isEmpty();
    }

    @Test
    void aCorrectionThatIsSentAgainGetsTheSameAnswer() {
        issue(FRIDAY, null);
        Actor contact = contact(new Origin.Retry("key", "the same request"));

        Submitted once = correct(contact, 46, 1);
        Submitted repeatedByKey = correct(contact, 46, 1);
        Submitted repeatedByContent = correct(contact(), 46, 1);

        assertThat(repeatedByKey.editions()).isEqualTo(once.editions()).containsExactly(1);
        assertThat(repeatedByContent.editions()).containsExactly(1);
        assertThat(repeatedByContent.outcome()).isEqualTo(Submitted.Outcome.UNCHANGED);
    }

    @Test
    void aCountryThatCorrectsItsTotalLearnsItToo() {
        issue(FRIDAY, "ID");

        Submitted corrected =
                enrollments.declare(Actor.system(), TRIAL, "ID", FRIDAY, enrolled(6, CorrectionReason.LATE_DATA), 1);

        assertThat(corrected.editions()).containsExactly(1);
    }

    @Test
    void manyCorrectionsAtOnceNameAllOfThem() {
        issue(FRIDAY.minusWeeks(1), null);
        issue(FRIDAY, null);
        issue(FRIDAY, "ID");
        CountsBatchService batches = new CountsBatchService(db.database(), CLOCK);

        List<Integer> named = batches.save(
                        Actor.system(),
                        TRIAL,
                        List.of(line("UZ-01", FRIDAY.minusWeeks(1), 30), line("uz_02", FRIDAY, 14)),
                        BatchTerms.LINE_BY_LINE)
                .editions();

        assertThat(named).containsExactly(1, 2);
    }

    @Test
    void theReceiptNamesThemAndOffersANewOneToWhoeverMayIssue() {
        issue(FRIDAY, null);
        issue(FRIDAY, "UZ");
        editions.issue(world.leader(), TRIAL, new EditionInput(FRIDAY, "UZ", null, null, 2, "another title"));
        correct(contact(), 46, 1);
        CountsService counts = new CountsService(db.database(), CLOCK);

        CountsReceipt ofContact = counts.siteReceipt(contact(), TRIAL, "UZ-01", FRIDAY, 2);
        CountsReceipt ofSecretariat =
                counts.siteReceipt(world.actor(Role.SECRETARIAT, world.uzbekistan.place()), TRIAL, "UZ-01", FRIDAY, 2);

        assertThat(ofContact.editions())
                .containsExactly(
                        new EditionShown(1, FRIDAY, true, null),
                        new EditionShown(2, FRIDAY, false, 3),
                        new EditionShown(3, FRIDAY, false, null));
        assertThat(ofContact.mayIssue()).isFalse();
        assertThat(ofSecretariat.mayIssue()).isTrue();
        assertThat(ofSecretariat.mayIssueWhole()).isFalse();
    }

    private Submitted correct(Actor actor, int enrolled, int revision) {
        return enrollments.submit(
                actor, TRIAL, "UZ-01", FRIDAY, enrolled(enrolled, CorrectionReason.TRANSCRIPTION), revision);
    }

    private static CountsInput enrolled(int enrolled, @Nullable CorrectionReason reason) {
        return new CountsInput(
                enrolled + 11,
                null,
                enrolled,
                null,
                null,
                null,
                null,
                null,
                null,
                reason,
                reason == null ? null : "counted again",
                List.of());
    }

    private static CountsBatchLine line(String site, LocalDate periodEnd, int enrolled) {
        return new CountsBatchLine(
                "lines/" + site, site, null, periodEnd, 1, enrolled(enrolled, CorrectionReason.TRANSCRIPTION));
    }

    private Actor contact() {
        return contact(null);
    }

    private Actor contact(Origin.@Nullable Retry retry) {
        return world.actor(
                Role.SITE_CONTACT,
                Place.site(world.uzbekistan.trialId(), world.uzbekistan.id(), world.tashkent),
                retry);
    }

    private void issue(LocalDate asOf, @Nullable String country) {
        editions.issue(world.leader(), TRIAL, input(asOf, country));
    }
}

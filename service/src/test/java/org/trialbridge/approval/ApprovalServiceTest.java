package org.trialbridge.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
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
import org.trialbridge.trial.Participation;

class ApprovalServiceTest {
    private static final Actor SECRETARY = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);
    private static final ApprovalFilter ALL = new ApprovalFilter(null, null, null, null, null);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private ApprovalService approvals;
    private Participation uzbekistan;
    private long ethics;
    private long licence;
    private long regulator;

    @BeforeEach
    void approvalsOfTwoCountries() {
        approvals =
                new ApprovalService(db.database(), Clock.fixed(Instant.parse("2021-02-05T20:30:00Z"), ZoneOffset.UTC));
        given.trial("ZF2001-III");
        uzbekistan = given.country("ZF2001-III", "UZ");
        Participation ghana = given.country("ZF2001-III", "GH");
        long site = given.site(uzbekistan, "UZ-01", LocalDate.of(2020, 12, 10));
        ethics = approval(uzbekistan, "'ETHICS', 'E-17', 'APPROVED', '2020-11-21', '2020-12-01', null");
        licence = approval(uzbekistan, "'SITE_LICENCE', 'S-4', 'SUBMITTED', '2020-11-25', null, " + site);
        regulator = approval(ghana, "'NATIONAL_REGULATOR', 'R-9', 'QUESTIONS', '2021-01-11', null, null");
    }

    @Test
    void aListIsFilteredAndReadInParts() {
        Listing<Approval> first = approvals.list(SECRETARY, ALL, ApprovalService.USUAL, new Window(2, null));
        Listing<Approval> rest = approvals.list(SECRETARY, ALL, ApprovalService.USUAL, new Window(2, first.next()));

        assertThat(first.items()).extracting(Approval::id).containsExactly(ethics, licence);
        assertThat(rest.items()).extracting(Approval::id).containsExactly(regulator);
        assertThat(ids(new ApprovalFilter("ZF2001-III", "UZ", null, null, null)))
                .containsExactly(ethics, licence);
        assertThat(ids(new ApprovalFilter(null, null, "UZ-01", null, null))).containsExactly(licence);
        assertThat(ids(new ApprovalFilter(null, null, null, Approval.Status.QUESTIONS, "r-")))
                .containsExactly(regulator);
    }

    @Test
    void aListIsCutByTheScope() {
        Actor leader = Given.actor(Role.LEADERSHIP, uzbekistan.place());
        Actor contact = Given.actor(Role.SITE_CONTACT, uzbekistan.place());

        assertThat(approvals
                        .list(leader, ALL, ApprovalService.USUAL, Window.FIRST)
                        .items())
                .extracting(Approval::id)
                .containsExactly(ethics, licence);
        assertThat(approvals
                        .list(contact, ALL, ApprovalService.USUAL, Window.FIRST)
                        .items())
                .isEmpty();
    }

    @Test
    void whatCameLaterIsLeftOut() {
        Approval approved = approvals
                .list(SECRETARY, ALL, ApprovalService.USUAL, Window.FIRST)
                .items()
                .get(0);

        assertThat(approved.on(LocalDate.of(2020, 12, 1))).isEqualTo(approved);
        assertThat(approved.on(LocalDate.of(2020, 11, 30)))
                .returns(Approval.Status.SUBMITTED, Approval::status)
                .returns(null, Approval::decidedOn);
        assertThat(approved.on(LocalDate.of(2020, 11, 20)))
                .returns(Approval.Status.PLANNED, Approval::status)
                .returns(null, Approval::submittedOn);
    }

    @Test
    void anApprovalPastItsLastDayHasExpiredWhateverWasRecorded() {
        given.insert("update approval set expires_on = '2021-02-05' where id = :id returning id", Map.of("id", ethics));

        assertThat(approvals.find(SECRETARY, ethics))
                .as("in Tashkent it is the sixth")
                .returns(Approval.Status.EXPIRED, Approval::status);
        assertThat(approvals.recorded(SECRETARY, ethics)).returns(Approval.Status.APPROVED, Approval::status);
        assertThat(ids(new ApprovalFilter(null, null, null, Approval.Status.EXPIRED, null)))
                .containsExactly(ethics);
        assertThat(ids(new ApprovalFilter(null, null, null, Approval.Status.APPROVED, null)))
                .isEmpty();
        assertThat(approvals
                        .list(SECRETARY, ALL, ApprovalService.USUAL, Window.FIRST)
                        .items()
                        .get(0)
                        .status())
                .isEqualTo(Approval.Status.EXPIRED);
    }

    @Test
    void onItsLastDayAnApprovalHoldsStill() {
        given.insert("update approval set expires_on = '2021-02-05' where id = :id returning id", Map.of("id", ethics));
        Approval recorded = approvals.recorded(SECRETARY, ethics);

        assertThat(recorded.on(LocalDate.of(2021, 2, 5)))
                .returns(Approval.Status.APPROVED, Approval::status)
                .returns(0L, approval -> approval.daysLeft(LocalDate.of(2021, 2, 5)));
        assertThat(recorded.on(LocalDate.of(2021, 2, 8)))
                .returns(Approval.Status.EXPIRED, Approval::status)
                .returns(-3L, approval -> approval.daysLeft(LocalDate.of(2021, 2, 8)));
        assertThat(recorded.on(LocalDate.of(2020, 11, 30)))
                .returns(Approval.Status.SUBMITTED, Approval::status)
                .returns(null, approval -> approval.daysLeft(LocalDate.of(2020, 11, 30)));
    }

    private List<Long> ids(ApprovalFilter filter) {
        return approvals.list(SECRETARY, filter, ApprovalService.USUAL, Window.FIRST).items().stream()
                .map(Approval::id)
                .toList();
    }

    private long approval(Participation country, String values) {
        return given.insert(
                "insert into approval (trial_id, participation_id, kind, reference, status, submitted_on, decided_on, site_id)"
                        + " values (:trialId, :participationId, " + values + ") returning id",
                Map.of("trialId", country.trialId(), "participationId", country.id()));
    }
}

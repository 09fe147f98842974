package org.trialbridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.trialbridge.pipeline.StageChange.Reason.DATA_FIX;
import static org.trialbridge.pipeline.StageChange.Reason.PROGRESS;
import static org.trialbridge.pipeline.StageChange.Reason.SETBACK;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.pipeline.StageChangeInput.Cited;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.Stage;

class PipelineServiceTest {
    /** In Tashkent (UTC+5) it is already the sixth. */
    private static final Instant NOW = Instant.parse("2021-02-05T20:30:00Z");

    private static final LocalDate FIFTH = LocalDate.of(2021, 2, 5);
    private static final Actor SECRETARY = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private PipelineService pipeline;
    private Participation uzbekistan;
    private long webinar;

    @BeforeEach
    void aCountryWithAWebinar() {
        pipeline = new PipelineService(db.database(), Clock.fixed(NOW, ZoneOffset.UTC));
        long trialId = given.trial("ZF2001-III");
        uzbekistan = given.country("ZF2001-III", "UZ");
        webinar = given.webinar(trialId, 4, LocalDate.of(2021, 1, 20), "UZ", "GH");
    }

    @Test
    void aMoveIsKeptWithItsEvidenceAndChangesTheStage() {
        StageChange change = pipeline.move(
                SECRETARY,
                "ZF2001-III",
                "UZ",
                input(Stage.BRIDGING, LocalDate.of(2021, 2, 6), PROGRESS, cited(Evidence.Kind.MEETING, webinar)));

        assertThat(change.evidence())
                .containsExactly(new Evidence(
                        Evidence.Kind.MEETING,
                        webinar,
                        "Bridging webinar 4: Webinar number 4",
                        LocalDate.of(2021, 1, 20),
                        String.valueOf(webinar)));
        assertThat(change).returns(Stage.IDENTIFIED, StageChange::from).returns(List.of(), StageChange::warnings);
        assertThat(given.reload("ZF2001-III", "UZ"))
                .returns(Stage.BRIDGING, Participation::stage)
                .returns(LocalDate.of(2021, 2, 6), Participation::stageSince);
        assertThat(pipeline.changes(SECRETARY, "ZF2001-III", "UZ", null, null)).containsExactly(change);
        assertThat(pipeline.change(SECRETARY, "ZF2001-III", "UZ", change.id())).isEqualTo(change);
    }

    @Test
    void whatTheStageExpectsAndIsNotThereWarnsButDoesNotBlock() {
        StageChange change = pipeline.move(
                SECRETARY,
                "ZF2001-III",
                "UZ",
                input(Stage.RECRUITING, FIFTH, PROGRESS, cited(Evidence.Kind.MEETING, webinar)));

        assertThat(change.unmet()).containsExactly(Expectation.ACTIVATED_SITE, Expectation.FIRST_PARTICIPANT);
        assertThat(change.warnings()).first().isEqualTo("Recruiting expects an activated site; none is recorded.");
    }

    @Test
    void expectationsAreMetByWhatIsRecordedByTheDay() {
        long site = given.site(uzbekistan, "UZ-01", LocalDate.of(2021, 1, 28));
        given.counts(uzbekistan, site, FIFTH, 12);
        StageChangeInput recruiting = input(Stage.RECRUITING, FIFTH, PROGRESS, cited(Evidence.Kind.SITE, site));
        StageChangeInput earlier =
                input(Stage.START_UP, LocalDate.of(2021, 1, 10), PROGRESS, cited(Evidence.Kind.SITE, site));

        assertThat(pipeline.move(SECRETARY, "ZF2001-III", "UZ", earlier).unmet())
                .containsExactly(Expectation.SHIPMENT_OR_INITIATION);
        assertThat(pipeline.move(SECRETARY, "ZF2001-III", "UZ", recruiting).unmet())
                .isEmpty();
    }

    @Test
    void everyFactIsFoundWhereItIsRecorded() {
        StageFacts before = facts();

        recordMuch();

        assertThat(before)
                .isEqualTo(new StageFacts(
                        true, true, false, false, false, false, false, List.of(), false, false, false, false));
        assertThat(facts())
                .isEqualTo(
                        new StageFacts(true, true, true, true, true, true, true, List.of(), true, false, true, true));
    }

    @Test
    void aDraftThatWasWithdrawnAndAnAgreementThatEndedDoNotCount() {
        agreement("null, '2021-01-15', 'They chose another form', null");
        assertThat(facts()).returns(false, StageFacts::draftAgreement).returns(false, StageFacts::signedAgreement);

        agreement("'2020-11-20', '2021-02-05', 'Terminated by letter', null");
        agreement("'2020-11-20', null, null, '2021-02-04'");
        assertThat(facts()).returns(true, StageFacts::draftAgreement).returns(false, StageFacts::signedAgreement);

        agreement("'2020-11-20', '2021-02-06', 'Terminated on the day after', '2021-02-05'");
        assertThat(facts()).returns(true, StageFacts::draftAgreement).returns(true, StageFacts::signedAgreement);
    }

    private void agreement(String days) {
        given.insert(
                "insert into agreement (trial_id, participation_id, kind, title, signed_on, ended_on, end_reason, expires_on)"
                        + " values (:trialId, :id, 'MOU', 'With the ministry', " + days + ") returning id",
                Map.of("trialId", uzbekistan.trialId(), "id", uzbekistan.id()));
    }

    @Test
    void approvedExpectsEveryNeededApprovalAndNamesThoseThatAreMissing() {
        Map<String, Object> ids = Map.of("trialId", uzbekistan.trialId(), "id", uzbekistan.id());
        long list = given.insert("""
                insert into approval_need (trial_id, participation_id, reason) values (:trialId, :id, 'law') returning id
                """, ids);
        for (String item : List.of(
                "'ETHICS', 'BOTH', 1", "'NATIONAL_REGULATOR', 'COUNTRY', 2", "'IMPORT_LICENCE', 'COUNTRY', 3")) {
            given.insert(
                    "insert into approval_need_item (approval_need_id, kind, need, place) values (:list, " + item
                            + ") returning id",
                    Map.of("list", list));
        }
        given.insert("""
                insert into approval (trial_id, participation_id, kind, status, submitted_on, decided_on)
                values (:trialId, :id, 'ETHICS', 'APPROVED', '2020-11-21', '2020-12-01') returning id
                """, ids);
        given.insert("""
                insert into approval (trial_id, participation_id, kind, status, submitted_on, decided_on, expires_on)
                values (:trialId, :id, 'IMPORT_LICENCE', 'APPROVED', '2020-11-23', '2020-12-03', '2021-02-04') returning id
                """, ids);

        assertThat(facts())
                .returns(false, StageFacts::approvalsGiven)
                .returns(
                        List.of("Ethics (of each site; none is selected yet)", "National regulator", "Import licence"),
                        StageFacts::missingApprovals);

        given.site(uzbekistan, "UZ-01", LocalDate.of(2021, 1, 28));
        StageChange change = pipeline.move(
                SECRETARY,
                "ZF2001-III",
                "UZ",
                input(Stage.APPROVED, FIFTH, PROGRESS, cited(Evidence.Kind.MEETING, webinar)));

        assertThat(change.missing()).containsExactly("Ethics (UZ-01)", "National regulator", "Import licence");
        assertThat(change.warnings())
                .containsExactly("Approved expects every needed approval, given; missing: Ethics (UZ-01),"
                        + " National regulator, Import licence.");
        assertThat(pipeline.change(SECRETARY, "ZF2001-III", "UZ", change.id())).isEqualTo(change);
    }

    private StageFacts facts() {
        return db.database().read(tx -> tx.dao(EvidenceDao.class).facts(uzbekistan.trialId(), uzbekistan.id(), FIFTH));
    }

    private void recordMuch() {
        Map<String, Object> ids = Map.of("trialId", uzbekistan.trialId(), "id", uzbekistan.id());
        given.insert("""
                    insert into outreach (trial_id, country_iso2, kind, on_date, subject, outcome)
                    values (:trialId, 'UZ', 'LETTER', '2020-11-02', 'Support', 'ACCEPTED') returning id
                    """, ids);
        given.insert("""
                    insert into agreement (trial_id, participation_id, kind, title, signed_on)
                    values (:trialId, :id, 'MOU', 'With the ministry', '2020-11-20') returning id
                    """, ids);
        given.insert("""
                    insert into approval (trial_id, participation_id, kind, status, submitted_on, decided_on)
                    values (:trialId, :id, 'ETHICS', 'APPROVED', '2020-11-21', '2020-12-01') returning id
                    """, ids);
        for (String code : List.of("PRODUCT_SHIPPED", "FIRST_PARTICIPANT_DOSED", "LAST_PARTICIPANT_ENROLLED")) {
            given.insert("""
                        insert into milestone (trial_id, participation_id, code, actual_on)
                        values (:trialId, :id, :code, '2020-12-10') returning id
                        """, Map.of("trialId", uzbekistan.trialId(), "id", uzbekistan.id(), "code", code));
        }
    }

    @Test
    void thingsOfAnotherCountryCanNotBeCited() {
        Participation ghana = given.country("ZF2001-III", "GH");
        long accra = given.site(ghana, "GH-01", FIFTH);

        Problem problem = catchThrowableOfType(
                Problem.class,
                () -> pipeline.move(
                        SECRETARY,
                        "ZF2001-III",
                        "UZ",
                        input(Stage.BRIDGING, FIFTH, PROGRESS, cited(Evidence.Kind.SITE, accra))));

        assertThat(problem.errors())
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(
                        tuple("evidence/0/id", "Name something of this trial and country; there is no such SITE."));
        assertThat(given.reload("ZF2001-III", "UZ").stage()).isEqualTo(Stage.IDENTIFIED);
    }

    @Test
    void onlyTheSecretariatMovesACountryAndOthersOutsideDoNotSeeIt() {
        StageChangeInput onHold = input(Stage.ON_HOLD, FIFTH, SETBACK);
        Actor coordinator = Given.actor(Role.COUNTRY_COORDINATOR, uzbekistan.place());
        Actor elsewhere =
                Given.actor(Role.SECRETARIAT, given.country("ZF2001-III", "CL").place());

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> pipeline.move(coordinator, "ZF2001-III", "UZ", onHold))
                .returns(Problem.Kind.FORBIDDEN, Problem::kind);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> pipeline.move(elsewhere, "ZF2001-III", "UZ", onHold))
                .returns(Problem.Kind.NOT_FOUND, Problem::kind);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> pipeline.changes(elsewhere, "ZF2001-III", "UZ", null, null))
                .returns(Problem.Kind.NOT_FOUND, Problem::kind);
        assertThat(pipeline.changes(coordinator, "ZF2001-III", "UZ", null, null))
                .isEmpty();
    }

    @Test
    void theBoardShowsTheStagesOfADayAndOnlyCountriesInScope() {
        given.country("ZF2001-III", "CL");
        pipeline.move(SECRETARY, "ZF2001-III", "UZ", input(Stage.CONTACTED, LocalDate.of(2021, 1, 4), DATA_FIX));
        pipeline.move(SECRETARY, "ZF2001-III", "UZ", input(Stage.ON_HOLD, LocalDate.of(2021, 2, 1), SETBACK));

        Board then = pipeline.board(SECRETARY, "ZF2001-III", LocalDate.of(2021, 1, 31), null);
        Board now = pipeline.board(Given.actor(Role.LEADERSHIP, uzbekistan.place()), "ZF2001-III", null, null);

        assertThat(then.rows())
                .extracting(BoardRow::iso2, BoardRow::stage, row -> row.daysInStage(then.today()))
                .containsExactly(tuple("CL", Stage.IDENTIFIED, null), tuple("UZ", Stage.CONTACTED, 27L));
        assertThat(now.rows()).extracting(BoardRow::iso2, BoardRow::stage).containsExactly(tuple("UZ", Stage.ON_HOLD));
        assertThat(now.lanes()).extracting(Board.Lane::stage).contains(Stage.RECRUITING, Stage.ON_HOLD);
    }

    @Test
    void thePastIsReadAsItWasKnown() {
        pipeline.move(SECRETARY, "ZF2001-III", "UZ", input(Stage.CONTACTED, LocalDate.of(2021, 1, 4), DATA_FIX));
        Instant between = db.query(handle -> handle.createQuery("select clock_timestamp()")
                .mapTo(Instant.class)
                .one());
        pipeline.move(SECRETARY, "ZF2001-III", "UZ", input(Stage.AGREED, LocalDate.of(2021, 1, 9), DATA_FIX));

        List<StageChange> known = pipeline.changes(SECRETARY, "ZF2001-III", "UZ", null, between);
        List<StageChange> asOf = pipeline.changes(SECRETARY, "ZF2001-III", "UZ", LocalDate.of(2021, 1, 8), null);

        assertThat(known).extracting(StageChange::to).containsExactly(Stage.CONTACTED);
        assertThat(asOf).extracting(StageChange::to).containsExactly(Stage.CONTACTED);
        assertThat(pipeline.board(SECRETARY, "ZF2001-III", null, between).rows())
                .extracting(BoardRow::stage)
                .containsExactly(Stage.CONTACTED);
    }

    @Test
    void whateverIsTriedTheStageIsThatOfTheLastChange() {
        long seed = 20210205;
        Random random = new Random(seed);

        for (int i = 0; i < 150; i++) {
            StageChangeInput attempt = new StageChangeInput(
                    any(random, Stage.values()),
                    FIFTH.minusDays(random.nextInt(60) - 3),
                    any(random, StageChange.Reason.values()),
                    "attempt " + i,
                    random.nextBoolean() ? List.of(cited(Evidence.Kind.MEETING, webinar)) : List.of());
            try {
                pipeline.move(SECRETARY, "ZF2001-III", "UZ", attempt);
            } catch (Problem refused) {
                assertThat(refused.kind()).isEqualTo(Problem.Kind.INVALID);
            }
            Standing last = Standing.on(pipeline.changes(SECRETARY, "ZF2001-III", "UZ", null, null), null);
            Participation now = given.reload("ZF2001-III", "UZ");
            assertThat(now.stage()).as("seed %s, attempt %s", seed, i).isEqualTo(last.stageOrFirst());
            assertThat(now.stageSince()).as("seed %s, attempt %s", seed, i).isEqualTo(last.since());
        }

        assertThat(pipeline.changes(SECRETARY, "ZF2001-III", "UZ", null, null)).hasSizeGreaterThan(20);
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static Cited cited(Evidence.Kind kind, long id) {
        return new Cited(kind, id);
    }

    private static StageChangeInput input(Stage to, LocalDate on, StageChange.Reason reason, Cited... evidence) {
        return new StageChangeInput(to, on, reason, "because of " + to, List.of(evidence));
    }
}

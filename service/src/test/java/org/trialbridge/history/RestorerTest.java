package org.trialbridge.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
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
import org.trialbridge.action.ActionItemService;
import org.trialbridge.agreement.Agreement;
import org.trialbridge.agreement.AgreementInput;
import org.trialbridge.agreement.AgreementService;
import org.trialbridge.approval.ApprovalService;
import org.trialbridge.document.DocumentChangeService;
import org.trialbridge.institution.InstitutionService;
import org.trialbridge.meeting.Decision;
import org.trialbridge.meeting.DecisionInput;
import org.trialbridge.meeting.DecisionService;
import org.trialbridge.meeting.Meeting;
import org.trialbridge.meeting.MeetingInput;
import org.trialbridge.meeting.MeetingService;
import org.trialbridge.milestone.BaselineInput;
import org.trialbridge.milestone.BaselineService;
import org.trialbridge.milestone.Dependency;
import org.trialbridge.milestone.DependencyInput;
import org.trialbridge.milestone.Milestone;
import org.trialbridge.milestone.MilestoneInput;
import org.trialbridge.milestone.MilestoneService;
import org.trialbridge.milestone.MilestoneStatus;
import org.trialbridge.outreach.OutreachService;
import org.trialbridge.person.Person;
import org.trialbridge.person.PersonService;
import org.trialbridge.problem.Problem;
import org.trialbridge.risk.RiskService;
import org.trialbridge.site.SiteService;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.ParticipationService;

class RestorerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-02-05T20:30:00Z"), ZoneOffset.UTC);
    private static final Actor SECRETARY = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private HistoryService history;
    private Restorer restorer;
    private Participation uzbekistan;
    private final Map<String, Object> ids = new HashMap<>();

    @BeforeEach
    void aTrialWithAMeetingAndTwoInstitutions() {
        history = new HistoryService(db.database());
        restorer = new Restorer(
                history,
                new Restorer.Services(
                        new MeetingService(db.database(), CLOCK),
                        new DecisionService(db.database(), CLOCK),
                        new ActionItemService(db.database(), CLOCK),
                        new OutreachService(db.database(), CLOCK),
                        new AgreementService(db.database(), CLOCK),
                        new ApprovalService(db.database(), CLOCK),
                        new MilestoneService(db.database(), CLOCK, new MilestoneStatus.Thresholds(7, 21)),
                        new RiskService(db.database(), CLOCK),
                        new InstitutionService(db.database()),
                        new SiteService(db.database(), CLOCK),
                        new ParticipationService(db.database()),
                        new PersonService(db.database(), CLOCK),
                        new DocumentChangeService(db.database(), CLOCK)));
        ids.put("trialId", given.trial("ZF2001-III"));
        uzbekistan = given.country("ZF2001-III", "UZ");
        given.country("ZF2001-III", "PK");
        ids.put("country", uzbekistan.id());
        ids.put("site", given.site(uzbekistan, "UZ-01", LocalDate.of(2020, 12, 10)));
        ids.put("meeting", given.webinar((Long) ids.get("trialId"), 4, LocalDate.of(2021, 1, 20), "UZ"));
        ids.put("academy", institution("Academy"));
        ids.put("ministry", institution("Ministry"));
    }

    @Test
    void everyKindOfThingIsRestoredValueForValue() {
        restores(Kind.OUTREACH, """
                insert into outreach (trial_id, country_iso2, institution_id, kind, on_date, subject, outcome)
                values (:trialId, 'UZ', :academy, 'LETTER', '2020-11-02', 'Support', 'SENT') returning id""", """
                update outreach set version = version + 1, institution_id = null, kind = 'CALL', on_date = '2020-11-03',
                       subject = 'Other', outcome = 'DECLINED' where id = :id returning id""");
        restores(Kind.ACTION, """
                insert into action_item (trial_id, country_iso2, text, owner_institution_id, due_on)
                values (:trialId, 'UZ', 'Send the protocol', :academy, '2021-03-01') returning id""", """
                update action_item set version = version + 1, country_iso2 = null, text = 'Other',
                       owner_institution_id = :ministry, due_on = '2021-04-01', status = 'DONE', done_on = '2021-02-01'
                 where id = :id returning id""");
        restores(Kind.APPROVAL, """
                insert into approval (trial_id, participation_id, site_id, kind, authority_institution_id, reference, status,
                                      submitted_on, decided_on, expires_on, conditions, source)
                values (:trialId, :country, :site, 'ETHICS', :ministry, 'R-7', 'APPROVED_WITH_CONDITIONS', '2020-12-01',
                        '2021-01-05', '2022-01-04', 'Monthly report', 'Letter') returning id""", """
                update approval set version = version + 1, site_id = null, kind = 'BIOSAFETY',
                       authority_institution_id = null, reference = null, status = 'PLANNED', submitted_on = null,
                       decided_on = null, expires_on = null, conditions = null, source = null where id = :id returning id""");
        restores(Kind.MILESTONE, """
                insert into milestone (trial_id, participation_id, code, baseline_on, planned_on, forecast_on)
                values (:trialId, :country, 'MOU_SIGNED', '2021-03-31', '2021-04-01', '2021-04-02') returning id""", """
                update milestone set version = version + 1, baseline_on = null, planned_on = '2021-05-01',
                       forecast_on = null, cancelled = true where id = :id returning id""");
        restores(Kind.RISK, """
                insert into risk (trial_id, participation_id, title, description, probability, impact, response, measures,
                                  owner_institution_id, raised_on, due_on, review_on)
                values (:trialId, :country, 'Late licence', 'Customs', 2, 4, 'REDUCE', 'Ask again', :ministry, '2021-01-11',
                        '2021-03-31', '2021-02-12') returning id""", """
                update risk set version = version + 1, title = 'Other', description = null, probability = 5, impact = 3,
                       response = 'ACCEPT', measures = null, owner_institution_id = :academy, raised_on = '2021-01-12',
                       due_on = null, review_on = null, status = 'CLOSED', closed_on = '2021-02-01'
                 where id = :id returning id""");
        restores(Kind.DOCUMENT, """
                insert into document (trial_id, participation_id, name, kind, description, published_on, media_type,
                                      size_bytes, sha256)
                values (:trialId, :country, 'Letter', 'LETTER', 'Of support', '2020-11-02', 'application/pdf', 7,
                        sha256('a')) returning id""", """
                update document set version = version + 1, name = 'Other', kind = 'OTHER', description = null,
                       published_on = null, withdrawn_at = '2021-01-12T00:00:00Z', withdrawn_reason = 'Wrong trial'
                 where id = :id returning id""");
        restores(Kind.INSTITUTION, """
                insert into institution (name, native_name, kind, country_iso2, parent_id, ror_id)
                values ('Institute', 'Institut', 'UNIVERSITY', 'UZ', :academy, 'https://ror.org/034t30j35') returning id""", """
                update institution set version = version + 1, name = 'Other', native_name = null, kind = 'OTHER',
                       country_iso2 = 'PK', parent_id = null, ror_id = null where id = :id returning id""");
        restores(Kind.SITE, """
                insert into site (trial_id, participation_id, code, name, institution_id, city, latitude, longitude, zone,
                                  status, planned_activation_on, target)
                values (:trialId, :country, 'UZ-09', 'Ninth', :academy, 'Tashkent', 41.30000, 69.20000, 'Asia/Tashkent',
                        'CANDIDATE', '2021-06-01', 40) returning id""", """
                update site set version = version + 1, name = 'Other', institution_id = null, city = null,
                       latitude = null, longitude = null, zone = 'Asia/Samarkand', planned_activation_on = null,
                       target = null where id = :id returning id""");
    }

    @Test
    void whatAMilestoneWaitsForIsRestoredWithItAndAFrozenBaselineStays() {
        MilestoneStatus.Thresholds thresholds = new MilestoneStatus.Thresholds(7, 21);
        MilestoneService milestones = new MilestoneService(db.database(), CLOCK, thresholds);
        LocalDate april = LocalDate.of(2021, 4, 1);
        long signed = milestones
                .create(SECRETARY, planned(Milestone.Code.MOU_SIGNED, april, List.of()))
                .milestone()
                .id();
        List<DependencyInput> waits = List.of(new DependencyInput(signed, Dependency.Kind.START_TO_START, 9));
        long shipped = milestones
                .create(SECRETARY, planned(Milestone.Code.PRODUCT_SHIPPED, april.plusDays(4), waits))
                .milestone()
                .id();
        long wanted = lastEntry();
        milestones.change(
                SECRETARY, shipped, 1, planned(Milestone.Code.PRODUCT_SHIPPED, april.plusDays(33), List.of()));
        new BaselineService(db.database(), CLOCK, thresholds)
                .freeze(SECRETARY, "ZF2001-III", new BaselineInput("Approved plan", null));

        restorer.restore(SECRETARY, Kind.MILESTONE, shipped, () -> 3, new RestoreInput(wanted, "typed over it"));

        assertThat(milestones.find(SECRETARY, shipped).milestone())
                .returns(april.plusDays(4), Milestone::plannedOn)
                .returns(april.plusDays(33), Milestone::baselineOn)
                .returns(List.of(new Dependency(signed, Dependency.Kind.START_TO_START, 9)), Milestone::dependencies);
    }

    @Test
    void whatAMilestoneWaitedForOutOfSightIsLeftOut() {
        MilestoneService milestones = new MilestoneService(db.database(), CLOCK, new MilestoneStatus.Thresholds(7, 21));
        LocalDate april = LocalDate.of(2021, 4, 1);
        long hidden = milestones
                .create(
                        SECRETARY,
                        new MilestoneInput(
                                "ZF2001-III",
                                "PK",
                                null,
                                Milestone.Code.MOU_SIGNED,
                                null,
                                april,
                                null,
                                null,
                                null,
                                List.of(),
                                "as agreed"))
                .milestone()
                .id();
        long signed = milestones
                .create(SECRETARY, planned(Milestone.Code.MOU_SIGNED, april, List.of()))
                .milestone()
                .id();
        List<DependencyInput> waits =
                List.of(new DependencyInput(hidden, null, 3), new DependencyInput(signed, null, 9));
        long shipped = milestones
                .create(SECRETARY, planned(Milestone.Code.PRODUCT_SHIPPED, april.plusDays(4), waits))
                .milestone()
                .id();
        long wanted = lastEntry();
        milestones.change(
                SECRETARY, shipped, 1, planned(Milestone.Code.PRODUCT_SHIPPED, april.plusDays(33), List.of()));
        Actor ofUzbekistan = Given.actor(Role.SECRETARIAT, uzbekistan.place());

        restorer.restore(ofUzbekistan, Kind.MILESTONE, shipped, () -> 2, new RestoreInput(wanted, "typed over it"));

        assertThat(milestones.find(SECRETARY, shipped).milestone())
                .returns(april.plusDays(4), Milestone::plannedOn)
                .returns(List.of(new Dependency(signed, Dependency.Kind.FINISH_TO_START, 9)), Milestone::dependencies);
    }

    private static MilestoneInput planned(Milestone.Code code, LocalDate on, List<DependencyInput> waits) {
        return new MilestoneInput(
                "ZF2001-III", "UZ", null, code, null, on, null, null, null, List.copyOf(waits), "as agreed");
    }

    @Test
    void whatBelongsToAThingIsRestoredWithIt() {
        long agreement = insert("""
                insert into agreement (trial_id, participation_id, kind, title, signed_on, effective_on, expires_on)
                values (:trialId, :country, 'MOU', 'With the <b>ministry', '2020-11-10', '2020-11-15', '2022-11-14')
                returning id""");
        ids.put("agreement", agreement);
        long party = insert(
                "insert into agreement_party (agreement_id, institution_id) values (:agreement, :ministry) returning id");
        // the party came by an entry of its own, whose subject is another thing: the agreement itself is changed with
        // it
        given.insert(
                "update agreement set version = version + 1, title = 'With a party' where id = :agreement returning id",
                ids);
        assertThat(party).isPositive();

        AgreementService agreements = new AgreementService(db.database(), CLOCK);
        var academy = new AgreementInput(
                null,
                null,
                Agreement.Kind.CTA,
                "With the academy",
                List.of((Long) ids.get("academy")),
                LocalDate.of(2020, 12, 1),
                null,
                null,
                null,
                null);
        agreements.change(SECRETARY, agreement, 2, academy);
        long wanted = lastEntry();
        agreements.change(
                SECRETARY,
                agreement,
                3,
                new AgreementInput(
                        null,
                        null,
                        Agreement.Kind.NDA,
                        "Wrong",
                        List.of((Long) ids.get("ministry")),
                        LocalDate.of(2021, 1, 1),
                        null,
                        null,
                        null,
                        null));

        restorer.restore(
                SECRETARY, Kind.AGREEMENT, agreement, () -> 4, new RestoreInput(wanted, "typed over the wrong one"));

        assertThat(agreements.find(SECRETARY, agreement))
                .returns("With the academy", Agreement::title)
                .returns(Agreement.Kind.CTA, Agreement::kind)
                .returns(LocalDate.of(2020, 12, 1), Agreement::signedOn)
                .returns(5, Agreement::version)
                .satisfies(found -> assertThat(found.parties())
                        .extracting(Agreement.Party::name)
                        .containsExactly("Academy"));
        History told = history.history(SECRETARY, Kind.AGREEMENT, agreement);
        assertThat(told.versions().get(0))
                .returns("agreement.change", Version::action)
                .returns(true, Version::current)
                .returns("Restored the version of entry " + wanted + ": typed over the wrong one", Version::reason);
        assertThat(told.versions().get(0).changes())
                .extracting(FieldChange::field, FieldChange::before, FieldChange::after)
                .contains(
                        tuple("Title", "Wrong", "With the academy"),
                        tuple("Signed on", "1 Jan 2021", "1 Dec 2020"),
                        tuple("Agreement party", "Ministry", ""),
                        tuple("Agreement party", "", "Academy"));
        assertThat(told.versions()).hasSize(5);
    }

    @Test
    void aMeetingAndADecisionAreRestoredWithTheirCountries() {
        MeetingService meetings = new MeetingService(db.database(), CLOCK);
        long meeting = meetings.log(SECRETARY, meeting("First", LocalDate.of(2021, 1, 20), "UZ"));
        long wanted = lastEntry();
        meetings.change(SECRETARY, meeting, 1, meeting("Second", LocalDate.of(2021, 1, 21), "PK"));
        DecisionService decisions = new DecisionService(db.database(), CLOCK);
        long decision = decisions
                .add(SECRETARY, meeting, new DecisionInput("Go on", List.of("PK"), null, null, null))
                .id();
        long decided = lastEntry();
        decisions.change(
                SECRETARY,
                meeting,
                decision,
                1,
                new DecisionInput("Stop", List.of(), null, Decision.Status.REVOKED, null));

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> restorer.restore(
                        SECRETARY, Kind.MEETING, meeting, () -> 1, new RestoreInput(wanted, "wrong meeting")))
                .returns(Problem.Kind.STALE, Problem::kind);
        restorer.restore(SECRETARY, Kind.MEETING, meeting, () -> 2, new RestoreInput(wanted, "wrong meeting"));
        restorer.restore(SECRETARY, Kind.DECISION, decision, () -> 2, new RestoreInput(decided, "it holds"));

        assertThat(meetings.getToEdit(SECRETARY, meeting))
                .returns("First", Meeting::title)
                .returns(List.of("UZ"), Meeting::countries)
                .returns(List.of("en", "ru"), Meeting::languages)
                .satisfies(found -> assertThat(found.when().date()).isEqualTo(LocalDate.of(2021, 1, 20)))
                .satisfies(found -> assertThat(found.when().time()).isEqualTo(LocalTime.of(10, 30)));
        assertThat(decisions.get(SECRETARY, meeting, decision))
                .returns("Go on", Decision::text)
                .returns(List.of("PK"), Decision::countries)
                .returns(Decision.Status.AGREED, Decision::status);
    }

    private static MeetingInput meeting(String title, LocalDate on, String iso2) {
        return new MeetingInput(
                Meeting.Kind.BRIDGING_WEBINAR,
                "Series of " + title,
                title,
                Meeting.Status.HELD,
                on,
                LocalTime.of(10, 30),
                "Asia/Tashkent",
                null,
                45,
                "https://meet.example/room-7",
                List.of("en", "ru"),
                false,
                List.of("ZF2001-III"),
                List.of(iso2),
                null,
                null,
                null);
    }

    @Test
    void whatAPersonIsCalledStaysAsItIs() {
        PersonService people = new PersonService(db.database(), CLOCK);
        long id = insert("insert into person (zone, languages) values ('Asia/Tashkent', '{uz,ru}') returning id");
        ids.put("person", id);
        given.insert(
                "insert into person_private (id, name, email) values (:person, 'Saida', 'saida@example.org') returning id",
                ids);
        given.insert(
                "insert into trial_role (trial_id, participation_id, person_id, role) values (:trialId, :country, :person, 'OFFICIAL') returning id",
                ids);
        long wanted = entryOf("person", id);
        given.insert(
                "update person set version = version + 1, zone = null, languages = '{en}', do_not_contact = true where id = :person returning id",
                ids);

        restorer.restore(SECRETARY, Kind.PERSON, id, () -> 2, new RestoreInput(wanted, "merged by mistake"));

        assertThat(people.find(SECRETARY, id).person())
                .returns("Saida", Person::name)
                .returns("saida@example.org", Person::email)
                .returns(List.of("uz", "ru"), Person::languages)
                .returns(false, Person::doNotContact);
        assertThat(history.history(SECRETARY, Kind.PERSON, id).versions().toString())
                .doesNotContain("Saida", "saida@example.org");
    }

    @Test
    void onlyWhoMayChangeAThingRestoresItAndOnlyAVersionOfItsOwn() {
        long id = insert("""
                insert into outreach (trial_id, country_iso2, kind, on_date, subject, outcome)
                values (:trialId, 'UZ', 'LETTER', '2020-11-02', 'Support', 'SENT') returning id""");
        long wanted = entryOf("outreach", id);
        Actor auditor = Given.actor(Role.AUDITOR, uzbekistan.place());
        Actor elsewhere = Given.actor(Role.SECRETARIAT, Place.trial(999));

        assertThat(history.history(auditor, Kind.OUTREACH, id).restorable()).isFalse();
        assertRefused(Problem.Kind.FORBIDDEN, auditor, id, wanted, "because");
        assertRefused(Problem.Kind.FORBIDDEN, Given.actor(Role.LEADERSHIP, Place.EVERYTHING), id, wanted, "because");
        assertRefused(Problem.Kind.NOT_FOUND, elsewhere, id, wanted, "because");
        assertRefused(Problem.Kind.NOT_FOUND, SECRETARY, id, wanted - 1, "because");
        assertRefused(Problem.Kind.INVALID, SECRETARY, id, wanted, " ");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        history.history(Given.actor(Role.COUNTRY_COORDINATOR, uzbekistan.place()), Kind.OUTREACH, id))
                .returns(Problem.Kind.FORBIDDEN, Problem::kind);
    }

    private void assertRefused(Problem.Kind kind, Actor actor, long id, long entry, String reason) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> restorer.restore(actor, Kind.OUTREACH, id, () -> 1, new RestoreInput(entry, reason)))
                .returns(kind, Problem::kind);
    }

    private void restores(Kind kind, String insert, String update) {
        long id = insert(insert);
        long wanted = entryOf(kind.table(), id);
        String before = row(kind, id);
        ids.put("id", id);
        given.insert(update, ids);
        assertThat(row(kind, id)).as("%s", kind).isNotEqualTo(before);

        restorer.restore(SECRETARY, kind, id, () -> 2, new RestoreInput(wanted, "it was right"));

        assertThat(row(kind, id)).as("%s", kind).isEqualTo(before);
        assertThat(history.history(SECRETARY, kind, id).versions())
                .as("%s", kind)
                .hasSize(3);
    }

    private String row(Kind kind, long id) {
        return db.query(
                handle -> handle.createQuery("select (to_jsonb(t) - 'version')::text from <table> t where id = :id")
                        .define("table", kind.table())
                        .bind("id", id)
                        .mapTo(String.class)
                        .one());
    }

    private long entryOf(String table, long id) {
        return db.query(handle -> handle.createQuery(
                        "select max(entry_id) from change where table_name = :table and row_id = :id")
                .bind("table", table)
                .bind("id", id)
                .mapTo(Long.class)
                .one());
    }

    private long lastEntry() {
        return db.query(handle -> handle.createQuery("select max(id) from audit_entry")
                .mapTo(Long.class)
                .one());
    }

    private long insert(String sql) {
        return given.insert(sql, sql.contains(":") ? ids : Map.of());
    }

    private long institution(String name) {
        return given.insert(
                "insert into institution (name, kind, country_iso2) values (:name, 'ACADEMY', 'UZ') returning id",
                Map.of("name", name));
    }
}

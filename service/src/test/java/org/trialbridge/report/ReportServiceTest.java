package org.trialbridge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.country.CountryNames;
import org.trialbridge.db.Window;
import org.trialbridge.enrollment.Enrollment;
import org.trialbridge.enrollment.RollupService;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;

class ReportServiceTest {
    private static final String TRIAL = "ZF2001-III";
    private static final LocalDate FRIDAY = LocalDate.of(2021, 2, 5);
    private static final Instant NOW = Instant.parse("2021-03-02T11:00:00Z");

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private ReportService reports;
    private Participation uzbekistan;
    private Participation indonesia;
    private long site;

    @BeforeEach
    void givenATrialOfTwoCountries() {
        reports = new ReportService(db.database(), Clock.fixed(NOW, ZoneOffset.UTC), SampleReport.THRESHOLDS);
        given.trial(TRIAL);
        uzbekistan = given.country(TRIAL, "UZ");
        indonesia = given.country(TRIAL, "ID");
        site = given.site(uzbekistan, "UZ-01", LocalDate.of(2020, 12, 10));
        stage(uzbekistan, null, "RECRUITING", LocalDate.of(2020, 12, 12));
        stage(indonesia, null, "SUBMITTED", LocalDate.of(2021, 1, 20));
        given.counts(uzbekistan, site, FRIDAY.minusWeeks(1), 31);
        given.counts(uzbekistan, site, FRIDAY, 47);
        given.counts(indonesia, null, FRIDAY, 5);
        given.webinar(uzbekistan.trialId(), 1, LocalDate.of(2021, 1, 14), "UZ", "ID");
        given.webinar(uzbekistan.trialId(), 2, LocalDate.of(2021, 2, 4), "ID");
    }

    @Test
    void aReportTellsWhatWasTrueByTheDay() {
        stage(indonesia, "SUBMITTED", "APPROVED", FRIDAY.plusDays(13));
        given.counts(uzbekistan, site, FRIDAY.plusWeeks(1), 80);
        given.webinar(uzbekistan.trialId(), 3, FRIDAY.plusDays(1), "UZ");

        ReadWorkbook friday = read(leader(), request(FRIDAY, null, null));
        ReadWorkbook later = read(leader(), request(FRIDAY.plusWeeks(2), null, null));

        assertThat(friday.column("Countries", "Stage")).containsExactly("Submitted", "Recruiting");
        assertThat(friday.column("Countries", "Enrolled")).containsExactly("5", "47");
        assertThat(friday.figure("Enrolled (participants)").getNumericCellValue())
                .isEqualTo(52);
        assertThat(friday.figure("Bridging webinars held").getNumericCellValue())
                .isEqualTo(2);
        assertThat(friday.note("Recruiting")).isEqualTo("Uzbekistan (since 2020-12-12)");
        assertThat(later.column("Countries", "Stage")).containsExactly("Approved", "Recruiting");
        assertThat(later.figure("Enrolled (participants)").getNumericCellValue())
                .isEqualTo(85);
        assertThat(later.figure("Bridging webinars held").getNumericCellValue()).isEqualTo(3);
    }

    @Test
    void theSameParametersGiveTheSameBytes() {
        ReportFile one = reports.statusReport(leader(), TRIAL, request(FRIDAY, null, null));
        ReportFile two = reports.statusReport(leader(), TRIAL, request(FRIDAY, null, null));

        assertThat(one.name()).isEqualTo("ZF2001-III_status_2021-02-05_draft.xlsx");
        assertThat(two.sha256()).isEqualTo(one.sha256());
    }

    @Test
    void whatWasKnownBeforeACorrectionStaysByteForByte() {
        ReportFile before = reports.statusReport(leader(), TRIAL, request(FRIDAY, null, null));
        Instant knownAt = lastRecorded();
        correct(FRIDAY, 44, "typing error");
        stage(indonesia, "SUBMITTED", "APPROVED", FRIDAY);

        ReportFile then = reports.statusReport(leader(), TRIAL, request(FRIDAY, knownAt, null));
        ReadWorkbook now = read(leader(), request(FRIDAY, null, null));

        assertThat(then.sha256()).isEqualTo(before.sha256());
        assertThat(ReadWorkbook.of(then).column("Countries", "Enrolled")).containsExactly("5", "47");
        assertThat(now.column("Countries", "Enrolled")).containsExactly("5", "44");
        assertThat(now.column("Countries", "About the number enrolled")).containsExactly("-", "corrected");
        assertThat(now.column("Countries", "Stage")).containsExactly("Approved", "Recruiting");
    }

    @Test
    void risksAreToldAsOfTheDayAsKnownThenAndByTheOwnersInstitutionOnly() {
        long clinic = given.insert(
                "insert into institution (name, kind, country_iso2) values ('Clinic', 'HOSPITAL', 'UZ') returning id",
                Map.of());
        long olga = given.insert("insert into person (lawful_basis) values ('CONSENT') returning id", Map.of());
        given.insert(
                "insert into person_private (id, name) values (:olga, 'Olga Secret') returning id",
                Map.of("olga", olga));
        given.insert(
                "insert into affiliation (person_id, institution_id) values (:olga, :clinic) returning id",
                Map.of("olga", olga, "clinic", clinic));
        Map<String, Object> uz = Map.of("trialId", uzbekistan.trialId(), "uz", uzbekistan.id(), "olga", olga);
        long risk = given.insert("""
                insert into risk (trial_id, participation_id, title, probability, impact, response, owner_person_id, raised_on)
                values (:trialId, :uz, 'Late licence', 2, 4, 'REDUCE', :olga, '2021-02-05') returning id""", uz);
        given.insert("""
                insert into risk (trial_id, title, probability, impact, response, owner_institution_id, raised_on)
                values (:trialId, 'Of the whole trial', 5, 4, 'REDUCE', :clinic, '2021-01-05') returning id""", Map.of("trialId", uzbekistan.trialId(), "clinic", clinic));
        Instant knownAt = lastRecorded();
        given.insert(
                "update risk set probability = 5, status = 'CLOSED', closed_on = '2021-02-06' where id = :id returning id",
                Map.of("id", risk));

        ReadWorkbook then = read(leader(), request(FRIDAY, knownAt, null));
        ReadWorkbook friday = read(leader(), request(FRIDAY, null, null));

        assertThat(then.text("Risks", 2, "Score")).isEqualTo("8");
        assertThat(then.text("Risks", 2, "Owner's institution")).isEqualTo("Clinic");
        assertThat(then.cells()).noneMatch(cell -> cell.toString().contains("Olga"));
        assertThat(friday.column("Risks", "Score")).containsExactly("20", "20");
        assertThat(friday.column("Risks", "Status")).containsExactly("Open", "Open");
        assertThat(read(leader(), request(FRIDAY.plusDays(1), null, null)).column("Risks", "Risk"))
                .contains("Of the whole trial")
                .doesNotContain("Late licence");
        assertThat(read(leader(), request(FRIDAY.minusDays(1), null, null)).column("Risks", "Risk"))
                .doesNotContain("Late licence");
        assertThat(read(coordinator(), request(FRIDAY, null, null)).column("Risks", "Risk"))
                .contains("Late licence")
                .doesNotContain("Of the whole trial");
    }

    @Test
    void theRootHashCoversTheTrialAndWhatBelongsToNone() {
        String before =
                read(leader(), request(FRIDAY, null, null)).provenance("Root hash of the audit trail (SHA-256)");
        long other = given.trial("OTHER-1");
        given.insert("update trial set title = 'Renamed' where id = :trialId returning id", Map.of("trialId", other));
        String meanwhile = read(leader(), request(FRIDAY, lastRecorded(), null))
                .provenance("Root hash of the audit trail (SHA-256)");
        given.insert(
                "update trial set title = 'Renamed too' where id = :trialId returning id",
                Map.of("trialId", uzbekistan.trialId()));
        String after = read(leader(), request(FRIDAY, null, null)).provenance("Root hash of the audit trail (SHA-256)");

        assertThat(before).hasSize(64).isNotEqualTo(after);
        assertThat(meanwhile).isNotEqualTo(after);
    }

    @Test
    void aCoordinatorGetsHisPartAndTheReportSaysSo() {
        action("ID", "Only for Indonesia", FRIDAY);
        action("UZ", "Only for Uzbekistan", FRIDAY.minusDays(1));
        action(null, "For the whole trial", FRIDAY);

        ReadWorkbook read = read(coordinator(), request(FRIDAY, null, null));

        assertThat(read.column("Countries", "ISO")).containsExactly("UZ");
        assertThat(read.column("Data", "Country (ISO)")).containsOnly("UZ");
        assertThat(read.column("Webinars", "Number")).containsExactly("1");
        assertThat(read.column("Actions", "Text")).containsExactly("Only for Uzbekistan");
        assertThat(read.figure("Enrolled (participants)").getNumericCellValue()).isEqualTo(47);
        assertThat(read.figure("Target (participants)").getNumericCellValue()).isEqualTo(1000);
        assertThat(read.cells())
                .filteredOn(cell -> cell.toString().startsWith("Cut to what the reader may see: Uzbekistan."))
                .hasSize(1);
    }

    @Test
    void aReportAboutOneCountryHoldsNothingElse() {
        ReadWorkbook read = read(leader(), request(FRIDAY, null, "ID"));

        assertThat(read.column("Countries", "ISO")).containsExactly("ID");
        assertThat(read.column("Webinars", "Number")).containsExactly("1", "2");
        assertThat(read.rows("Sites")).isZero();
        assertThat(reports.statusReport(leader(), TRIAL, request(FRIDAY, null, "ID"))
                        .name())
                .isEqualTo("ZF2001-III_ID_status_2021-02-05_draft.xlsx");
    }

    @Test
    void whatLiesOutsideTheScopeLooksMissing() {
        Place elsewhere = Place.trial(given.trial("OTHER-2"));

        assertProblem(Problem.Kind.NOT_FOUND, coordinator(), TRIAL, request(FRIDAY, null, "ID"));
        assertProblem(Problem.Kind.NOT_FOUND, leader(), TRIAL, request(FRIDAY, null, "BR"));
        assertProblem(Problem.Kind.NOT_FOUND, leader(), "NONE", request(FRIDAY, null, null));
        assertProblem(
                Problem.Kind.NOT_FOUND, Given.actor(Role.LEADERSHIP, elsewhere), TRIAL, request(FRIDAY, null, null));
    }

    @Test
    void aSiteContactDownloadsNoReports() {
        Actor contact = Given.actor(Role.SITE_CONTACT, Place.site(uzbekistan.trialId(), uzbekistan.id(), site));

        assertProblem(Problem.Kind.FORBIDDEN, contact, TRIAL, request(FRIDAY, null, null));
    }

    @Test
    void theFutureIsRefused() {
        assertProblem(Problem.Kind.INVALID, leader(), TRIAL, request(LocalDate.of(2021, 3, 4), null, null));
        assertProblem(
                Problem.Kind.INVALID, leader(), TRIAL, request(FRIDAY, Instant.parse("2999-01-01T00:00:00Z"), null));
    }

    @Test
    void aReportAddsUpAsTheRestOfTheSystem() {
        given.counts(uzbekistan, null, FRIDAY.minusWeeks(1), 90);
        Map<String, String> rolledUp = new RollupService(db.database(), Clock.systemUTC())
                .countries(Actor.system(), TRIAL, FRIDAY, null, Window.LARGEST).items().stream()
                        .collect(Collectors.toMap(
                                Enrollment::name,
                                country -> String.valueOf(country.figures().enrolled())));

        ReadWorkbook read = read(leader(), request(FRIDAY, null, null));

        assertThat(read.text("Countries", 1, "Enrolled")).isEqualTo(rolledUp.get(CountryNames.of("ID")));
        assertThat(read.text("Countries", 2, "Enrolled"))
                .isEqualTo(rolledUp.get(CountryNames.of("UZ")))
                .isEqualTo("106");
        assertThat(read.text("Countries", 2, "Unallocated")).isEqualTo("59");
    }

    @Test
    void peopleAppearByRoleAndInstitution() {
        long academy = given.insert(
                "insert into institution (name, kind, country_iso2) values ('Academy', 'ACADEMY', 'UZ') returning id",
                Map.of());
        long person = given.insert("insert into person (zone) values ('Asia/Tashkent') returning id", Map.of());
        given.insert(
                "insert into person_private (id, name) values (:id, 'Secret Name') returning id", Map.of("id", person));
        given.insert(
                "insert into affiliation (person_id, institution_id) values (:person, :academy) returning id",
                Map.of("person", person, "academy", academy));
        given.insert("""
                insert into trial_role (trial_id, participation_id, person_id, role)
                values (:trialId, :country, :person, 'NATIONAL_COORDINATOR')
                returning id
                """, Map.of("trialId", uzbekistan.trialId(), "country", uzbekistan.id(), "person", person));
        given.insert("""
                insert into action_item (trial_id, country_iso2, text, owner_person_id, due_on)
                values (:trialId, 'UZ', 'Send the protocol', :person, '2021-02-01')
                returning id
                """, Map.of("trialId", uzbekistan.trialId(), "person", person));

        ReadWorkbook read = read(leader(), request(FRIDAY, null, null));

        assertThat(read.column("Actions", "Owner")).containsExactly("National coordinator, Academy");
        assertThat(read.column("Actions", "Overdue (days)")).containsExactly("4");
        assertThat(read.cells()).noneMatch(cell -> cell.toString().contains("Secret Name"));
    }

    @Test
    void aStageChangeNamesTheMeetingThatLedToIt() {
        long meeting = given.webinar(uzbekistan.trialId(), 4, LocalDate.of(2021, 1, 28), "ID");
        long change = stage(indonesia, "SUBMITTED", "APPROVED", LocalDate.of(2021, 2, 1));
        given.insert("""
                insert into stage_evidence (trial_id, stage_change_id, kind, meeting_id, entry_id)
                values (:trialId, :change, 'MEETING', :meeting, current_setting('trialbridge.entry')::bigint)
                returning id
                """, Map.of("trialId", indonesia.trialId(), "change", change, "meeting", meeting));

        ReadWorkbook read = read(leader(), request(FRIDAY, null, null));

        assertThat(read.column("Webinars", "What it led to"))
                .containsExactly("-", "Indonesia: approved from 2021-02-01", "-");
    }

    @Test
    void aMeetingTellsTheLocalTimeOfEachCountryAndWhatMakesItHard() {
        long meeting = given.webinar(uzbekistan.trialId(), 4, LocalDate.of(2021, 1, 29), "EC", "UZ");
        given.insert("""
                update meeting
                   set local_start = timestamp '2021-01-29 20:00', starts_at = timestamptz '2021-01-29 20:00Z',
                       ends_at = timestamptz '2021-01-29 21:00Z'
                 where id = :id
                returning id
                """, Map.of("id", meeting));
        given.insert("""
                insert into public_holiday (country_iso2, on_date, name)
                values ('EC', date '2021-01-29', 'Day of the delegates')
                returning id
                """, Map.of());

        ReadWorkbook read = read(leader(), request(FRIDAY, null, null));

        assertThat(read.column("Webinars", "Countries, with their local time"))
                .contains("Ecuador 15:00 (holiday: Day of the delegates); Uzbekistan 01:00 next day (night, weekend)");
    }

    private ReadWorkbook read(Actor actor, ReportRequest request) {
        return ReadWorkbook.of(reports.statusReport(actor, TRIAL, request));
    }

    private void assertProblem(Problem.Kind kind, Actor actor, String trial, ReportRequest request) {
        assertThatThrownBy(() -> reports.statusReport(actor, trial, request))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(kind));
    }

    private static ReportRequest request(LocalDate asOf, @Nullable Instant knownAt, @Nullable String iso2) {
        return new ReportRequest(asOf, knownAt, iso2);
    }

    private Actor leader() {
        return Given.actor(Role.LEADERSHIP, Place.trial(uzbekistan.trialId()));
    }

    private Actor coordinator() {
        return Given.actor(Role.COUNTRY_COORDINATOR, uzbekistan.place());
    }

    private Instant lastRecorded() {
        return db.query(handle -> handle.createQuery("select max(recorded_at) from audit_entry")
                .mapTo(Instant.class)
                .one());
    }

    private long stage(Participation country, @Nullable String from, String to, LocalDate effectiveOn) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("trialId", country.trialId());
        values.put("country", country.id());
        values.put("from", from);
        values.put("to", to);
        values.put("on", effectiveOn);
        return given.insert("""
                insert into stage_change (trial_id, participation_id, from_stage, to_stage, effective_on, reason_code,
                                          reason, entry_id)
                values (:trialId, :country, :from, :to, :on, 'PROGRESS', 'because',
                        current_setting('trialbridge.entry')::bigint)
                returning id
                """, values);
    }

    private void correct(LocalDate periodEnd, int enrolled, String note) {
        given.insert(
                """
                insert into counts (trial_id, participation_id, site_id, period_end, revision, enrolled, channel,
                                    reason_code, note, entry_id)
                values (:trialId, :country, :site, :periodEnd, 2, :enrolled, 'FORM', 'TRANSCRIPTION', :note,
                        current_setting('trialbridge.entry')::bigint)
                returning id
                """,
                Map.of(
                        "trialId",
                        uzbekistan.trialId(),
                        "country",
                        uzbekistan.id(),
                        "site",
                        site,
                        "periodEnd",
                        periodEnd,
                        "enrolled",
                        enrolled,
                        "note",
                        note));
    }

    private void action(@Nullable String iso2, String text, LocalDate due) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("trialId", uzbekistan.trialId());
        values.put("iso2", iso2);
        values.put("text", text);
        values.put("due", due);
        given.insert("""
                with office as (
                    insert into institution (name, kind, country_iso2) values ('Office ' || :text, 'OTHER', 'CN') returning id
                )
                insert into action_item (trial_id, country_iso2, text, owner_institution_id, due_on)
                select :trialId, :iso2, :text, office.id, :due from office
                returning id
                """, values);
    }
}

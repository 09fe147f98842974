package org.trialbridge.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.trialbridge.enrollment.Reports.enrolled;
import static org.trialbridge.enrollment.Reports.report;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;

class EnrollmentServiceTest {
    private static final String TRIAL = "ZF2001-III";
    private static final LocalDate FRIDAY = LocalDate.of(2021, 2, 5);
    private static final CorrectionReason TYPO = CorrectionReason.TRANSCRIPTION;
    /** Thursday evening in London, Friday in Tashkent. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2021-02-04T20:00:00Z"), ZoneOffset.UTC);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private EnrollmentService enrollments;
    private Participation uzbekistan;
    private Place tashkent;
    private Actor contact;

    @BeforeEach
    void prepare() {
        enrollments = new EnrollmentService(db.database(), CLOCK);
        long trialId = given.trial(TRIAL);
        uzbekistan = given.country(TRIAL, "UZ");
        long siteId = given.site(uzbekistan, "UZ-01", LocalDate.of(2020, 12, 10));
        given.site(uzbekistan, "UZ-02", LocalDate.of(2020, 12, 14));
        tashkent = Place.site(trialId, uzbekistan.id(), siteId);
        contact = Given.actor(Role.SITE_CONTACT, tashkent);
    }

    @Test
    void aReportIsStoredWithItsAuditEntry() {
        Submitted submitted = submit(report(80, 9, 60), null);

        assertThat(submitted.outcome()).isEqualTo(Submitted.Outcome.REPORTED);
        assertThat(submitted.line().inForce()).isTrue();
        assertThat(submitted.line().counts().figures())
                .isEqualTo(report(80, 9, 60).figures());
        assertThat(lines()).containsExactly("1: 60 null");
        assertThat(trail()).containsExactly("counts.submit by 7 at site " + tashkent.siteId() + ", null");
    }

    @Test
    void aRepeatedReportWritesNothingWhateverVersionItNames() {
        submit(enrolled(60), null);

        assertThat(submit(enrolled(60), null).outcome()).isEqualTo(Submitted.Outcome.UNCHANGED);
        assertThat(submit(enrolled(60), 5).outcome()).isEqualTo(Submitted.Outcome.UNCHANGED);
        assertThat(lines()).containsExactly("1: 60 null");
        assertThat(trail()).hasSize(1);
    }

    @Test
    void aCorrectionKeepsTheOldLine() {
        submit(enrolled(60), null);

        Submitted corrected = submit(enrolled(58, TYPO, "Two were typed twice"), 1);

        assertThat(corrected.outcome()).isEqualTo(Submitted.Outcome.CORRECTED);
        assertThat(lines()).containsExactly("1: 60 null", "2: 58 TRANSCRIPTION");
        assertThat(trail().get(1)).endsWith("TRANSCRIPTION: Two were typed twice");
        assertThat(submit(enrolled(58, TYPO, "Two were typed twice"), 1).outcome())
                .isEqualTo(Submitted.Outcome.UNCHANGED);
    }

    @Test
    void aChangeWithoutAReasonIsRefused() {
        submit(enrolled(60), null);

        assertThat(problem(enrolled(61), 1).errors())
                .extracting(FieldError::field)
                .containsExactly("reasonCode", "note");
        assertThat(lines()).containsExactly("1: 60 null");
    }

    @Test
    void aCorrectionNamesTheLineItCorrects() {
        submit(enrolled(60), null);
        submit(enrolled(61, TYPO, "One more"), 1);

        assertThat(problem(enrolled(62, TYPO, "Another"), null).kind()).isEqualTo(Problem.Kind.PRECONDITION_REQUIRED);
        Problem stale = problem(enrolled(62, TYPO, "Another"), 1);

        assertThat(stale.kind()).isEqualTo(Problem.Kind.STALE);
        assertThat(stale.current())
                .get()
                .extracting("inForce.counts.enrolled", "seen.counts.enrolled", "sent.enrolled")
                .containsExactly(61, 60, 62);
        assertThat(lines()).hasSize(2);
    }

    @Test
    void aCorrectionOfNothingIsStale() {
        assertThat(problem(enrolled(60), 1).kind()).isEqualTo(Problem.Kind.STALE);
    }

    @Test
    void aReportBelowAnEarlierPeriodIsACorrection() {
        send("UZ-01", FRIDAY.minusWeeks(1), report(90, null, 70));
        send("UZ-01", FRIDAY.minusWeeks(2), report(80, 5, 60));

        Problem problem = problem(report(100, 4, 69), null);

        assertThat(problem.errors())
                .extracting(FieldError::field)
                .containsExactly("screenFailed", "enrolled", "reasonCode", "note");
    }

    @Test
    void aLateReportFitsBetweenItsNeighbours() {
        send("UZ-01", FRIDAY, enrolled(70));
        send("UZ-01", FRIDAY.minusWeeks(2), enrolled(50));

        Problem above = catchThrowableOfType(Problem.class, () -> send("UZ-01", FRIDAY.minusWeeks(1), enrolled(71)));

        assertThat(above.errors()).extracting(FieldError::field).contains("enrolled");
        assertThat(send("UZ-01", FRIDAY.minusWeeks(1), enrolled(66)).outcome()).isEqualTo(Submitted.Outcome.REPORTED);
    }

    @Test
    void todayIsTheDayAtTheSite() {
        Clock thursdayEverywhere = Clock.fixed(Instant.parse("2021-02-04T18:00:00Z"), ZoneOffset.UTC);
        EnrollmentService earlier = new EnrollmentService(db.database(), thursdayEverywhere);

        assertThatThrownBy(() -> earlier.submit(contact, TRIAL, "UZ-01", FRIDAY, enrolled(60), null))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .extracting(FieldError::field)
                                .containsExactly("periodEnd"));
        assertThat(submit(enrolled(60), null).outcome()).isEqualTo(Submitted.Outcome.REPORTED);
    }

    @Test
    void aSiteOutsideTheScopeLooksMissing() {
        assertThatThrownBy(() -> enrollments.submit(contact, TRIAL, "UZ-02", FRIDAY, enrolled(60), null))
                .hasSameClassAs(Problem.notFound())
                .hasMessage(Problem.notFound().getMessage());
        assertThatThrownBy(() -> enrollments.submit(contact, TRIAL, "UZ-99", FRIDAY, enrolled(60), null))
                .hasMessage(Problem.notFound().getMessage());
    }

    @Test
    void whoMayOnlyReadReportsNothing() {
        Actor leader = Given.actor(Role.LEADERSHIP, Place.EVERYTHING);

        assertThatThrownBy(() -> enrollments.submit(leader, TRIAL, "UZ-01", FRIDAY, enrolled(60), null))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
        assertThatThrownBy(() -> enrollments.declare(contact, TRIAL, "UZ", FRIDAY, enrolled(60), null))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
        assertThat(lines()).isEmpty();
        assertThat(trail()).isEmpty();
    }

    @Test
    void aCountryDeclaresItsOwnTotal() {
        Actor coordinator = Given.actor(Role.COUNTRY_COORDINATOR, uzbekistan.place());
        submit(enrolled(60), null);

        Submitted declared = enrollments.declare(coordinator, TRIAL, "UZ", FRIDAY, enrolled(75), null);

        assertThat(declared.outcome()).isEqualTo(Submitted.Outcome.REPORTED);
        assertThat(enrollments
                        .declare(coordinator, TRIAL, "UZ", FRIDAY, enrolled(74, TYPO, "One less"), 1)
                        .line()
                        .counts()
                        .revision())
                .isEqualTo(2);
        assertThat(lines()).containsExactly("1: 60 null");
    }

    @Test
    void aDeclaredPeriodEndsByTheClockOfTheCountry() {
        given.country(TRIAL, "EC");
        Actor secretariat = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);

        assertThatThrownBy(() -> enrollments.declare(secretariat, TRIAL, "EC", FRIDAY, enrolled(75), null))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .extracting(FieldError::message)
                                .containsExactly("Enter a period that has ended. There it is 4 Feb 2021 today."));
    }

    @Test
    void fiftyIdenticalFirstReportsAtOnceAreStoredOnce() throws Exception {
        List<String> outcomes = fifty(i -> enrolled(60));

        assertThat(outcomes).filteredOn("REPORTED"::equals).hasSize(1);
        assertThat(outcomes).filteredOn("UNCHANGED"::equals).hasSize(49);
        assertThat(lines()).containsExactly("1: 60 null");
        assertThat(trail()).hasSize(1);
    }

    @Test
    void ofFiftyDifferentFirstReportsAtOnceOneIsStored() throws Exception {
        List<String> outcomes = fifty(i -> enrolled(60 + i));

        assertThat(outcomes).filteredOn("REPORTED"::equals).hasSize(1);
        assertThat(outcomes).filteredOn("INVALID"::equals).hasSize(49);
        assertThat(lines()).hasSize(1);
    }

    private List<String> fifty(IntFunction<CountsInput> input) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(50);
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            CountsInput sent = input.apply(i);
            calls.add(() -> outcome(sent));
        }
        List<String> outcomes = new ArrayList<>();
        for (Future<String> call : threads.invokeAll(calls)) {
            outcomes.add(call.get());
        }
        threads.shutdown();
        return outcomes;
    }

    private String outcome(CountsInput input) {
        try {
            return submit(input, null).outcome().name();
        } catch (Problem problem) {
            return problem.kind().name();
        }
    }

    private Submitted submit(CountsInput input, @Nullable Integer ifMatch) {
        return enrollments.submit(contact, TRIAL, "UZ-01", FRIDAY, input, ifMatch);
    }

    private Submitted send(String site, LocalDate periodEnd, CountsInput input) {
        return enrollments.submit(contact, TRIAL, site, periodEnd, input, null);
    }

    private Problem problem(CountsInput input, @Nullable Integer ifMatch) {
        return catchThrowableOfType(Problem.class, () -> submit(input, ifMatch));
    }

    private List<String> lines() {
        return db.query(handle -> handle.createQuery("""
                        select revision || ': ' || enrolled || ' ' || coalesce(reason_code, 'null')
                          from counts
                         where site_id = :siteId
                         order by revision
                        """)
                .bind("siteId", tashkent.siteId())
                .mapTo(String.class)
                .list());
    }

    private List<String> trail() {
        return db.query(handle -> handle.createQuery("""
                        select action || ' by ' || user_id || ' at ' || subject_table || ' ' || subject_id || ', '
                               || coalesce(reason, 'null')
                          from audit_entry
                         where action like 'counts.%'
                         order by id
                        """).mapTo(String.class).list());
    }
}

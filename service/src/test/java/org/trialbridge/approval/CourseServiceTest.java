package org.trialbridge.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.access.Role;
import org.trialbridge.approval.Approval.Status;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Participation;

class CourseServiceTest {
    private static final Actor SECRETARY = Given.actor(Role.SECRETARIAT, Place.EVERYTHING);

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);
    private CourseService courses;
    private Participation country;
    private long submitted;

    @BeforeEach
    void anApprovalThatWasSubmitted() {
        courses = new CourseService(db.database(), Clock.fixed(Instant.parse("2021-02-05T20:30:00Z"), ZoneOffset.UTC));
        given.trial("ZF2001-III");
        country = given.country("ZF2001-III", "UZ");
        submitted = approval("'SUBMITTED', '2020-11-16', null, null");
    }

    @Test
    void anOpenQuestionWaitsForUsAndItsAnswerForTheAuthority() {
        ApprovalQuestion asked = courses.ask(SECRETARY, submitted, question("2020-11-20", null));
        assertThat(now().approval().status()).isEqualTo(Status.QUESTIONS);
        courses.ask(SECRETARY, submitted, question("2020-11-25", "2020-11-26"));

        courses.change(SECRETARY, submitted, asked.id(), 1, question("2020-11-20", "2020-12-01"));

        ApprovalCourse course = now();
        assertThat(course.approval().status()).isEqualTo(Status.SUBMITTED);
        assertThat(course.questions()).extracting(ApprovalQuestion::version).containsExactly(2, 1);
        assertThat(course.day()).isEqualTo(LocalDate.of(2021, 2, 6));
        assertThat(course.clock()).isEqualTo(new AuthorityClock(71, 82, 11));
    }

    @Test
    void aDayOfThePastKnowsNothingOfWhatCameLater() {
        courses.ask(SECRETARY, submitted, question("2020-11-20", "2020-12-01"));

        assertThat(on("2020-11-19"))
                .returns(Status.SUBMITTED, one -> one.approval().status())
                .returns(List.of(), ApprovalCourse::questions);
        assertThat(on("2020-11-30"))
                .returns(Status.QUESTIONS, one -> one.approval().status())
                .returns(1L, ApprovalCourse::openQuestions)
                .returns(new AuthorityClock(4, 14, 10), ApprovalCourse::clock);
        assertThat(on("2020-12-01"))
                .returns(Status.SUBMITTED, one -> one.approval().status())
                .returns(0L, ApprovalCourse::openQuestions);
        assertThat(on("2020-11-15"))
                .returns(Status.PLANNED, one -> one.approval().status())
                .returns(null, ApprovalCourse::clock);
    }

    @Test
    void aDecisionStaysWhenAQuestionIsWrittenDownLate() {
        long approved = approval("'APPROVED', '2020-11-16', '2020-12-04', null");

        courses.ask(SECRETARY, approved, question("2020-11-20", null));

        assertThat(courses.find(SECRETARY, approved, null, null))
                .returns(Status.APPROVED, one -> one.approval().status())
                .returns(new AuthorityClock(4, 18, 14), ApprovalCourse::clock);
    }

    @Test
    void conditionsAreMetOneByOne() {
        long approved = approval("'APPROVED_WITH_CONDITIONS', '2020-11-16', '2020-12-04', 'Two things'");
        ApprovalCondition freezer =
                courses.add(SECRETARY, approved, new ApprovalConditionInput("A freezer", day("2021-01-15"), null));
        courses.add(SECRETARY, approved, new ApprovalConditionInput("Yearly report", null, null));

        assertThat(courses.find(SECRETARY, approved, null, null).openConditions())
                .isEqualTo(2);
        assertThat(freezer.isOverdue(day("2021-02-06"))).isTrue();
        courses.change(
                SECRETARY,
                approved,
                freezer.id(),
                1,
                new ApprovalConditionInput("A freezer", day("2021-01-15"), day("2021-01-14")));

        assertThat(courses.find(SECRETARY, approved, null, null).openConditions())
                .isEqualTo(1);
        assertThat(courses.find(SECRETARY, approved, day("2021-01-13"), null).openConditions())
                .isEqualTo(2);
        assertThat(courses.find(SECRETARY, approved, day("2020-12-03"), null).conditions())
                .isEmpty();
    }

    @Test
    void whatDoesNotFitIsRefusedAtItsField() {
        assertThat(errors(() -> courses.ask(
                        SECRETARY,
                        submitted,
                        new ApprovalQuestionInput(day("2020-11-15"), " ", day("2020-11-14"), null))))
                .containsExactly("askedOn", "question", "answeredOn", "answer");
        assertThat(errors(() -> courses.ask(
                        SECRETARY, submitted, new ApprovalQuestionInput(day("2021-02-07"), "Why?", null, "So"))))
                .containsExactly("askedOn", "answeredOn");
        assertThat(kind(() ->
                        courses.ask(SECRETARY, approval("'PLANNED', null, null, null"), question("2020-11-20", null))))
                .isEqualTo(Problem.Kind.CONFLICT);
        assertThat(kind(() -> courses.add(SECRETARY, submitted, new ApprovalConditionInput("A freezer", null, null))))
                .isEqualTo(Problem.Kind.CONFLICT);
    }

    @Test
    void anOlderVersionIsStaleAndAThingOfAnotherApprovalIsNotThere() {
        ApprovalQuestion asked = courses.ask(SECRETARY, submitted, question("2020-11-20", null));
        courses.change(SECRETARY, submitted, asked.id(), 1, question("2020-11-20", "2020-12-01"));
        long other = approval("'SUBMITTED', '2020-11-16', null, null");

        Problem stale = catchThrowableOfType(
                Problem.class,
                () -> courses.change(SECRETARY, submitted, asked.id(), 1, question("2020-11-20", "2020-12-02")));
        assertThat(stale.kind()).isEqualTo(Problem.Kind.STALE);
        assertThat(stale.lastChange()).isPresent();
        assertThat(kind(() -> courses.change(SECRETARY, other, asked.id(), 2, question("2020-11-20", null))))
                .isEqualTo(Problem.Kind.NOT_FOUND);
    }

    @Test
    void onlyWhoMayRecordApprovalsOfTheCountryWritesAndWhoReadsItReads() {
        Participation ghana = given.country("ZF2001-III", "GH");
        Actor leader = Given.actor(Role.LEADERSHIP, country.place());
        Actor elsewhere = Given.actor(Role.COUNTRY_COORDINATOR, ghana.place());
        Actor coordinator = Given.actor(Role.COUNTRY_COORDINATOR, country.place());

        assertThat(kind(() -> courses.ask(leader, submitted, question("2020-11-20", null))))
                .isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(kind(() -> courses.ask(elsewhere, submitted, question("2020-11-20", null))))
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(kind(() -> courses.find(elsewhere, submitted, null, null))).isEqualTo(Problem.Kind.NOT_FOUND);
        courses.ask(coordinator, submitted, question("2020-11-20", null));
        assertThat(courses.find(leader, submitted, null, null).openQuestions()).isEqualTo(1);
    }

    private ApprovalCourse now() {
        return courses.find(SECRETARY, submitted, null, null);
    }

    private ApprovalCourse on(String day) {
        return courses.find(SECRETARY, submitted, day(day), null);
    }

    private static ApprovalQuestionInput question(String asked, @Nullable String answered) {
        return new ApprovalQuestionInput(
                day(asked),
                "Which batch?",
                answered == null ? null : day(answered),
                answered == null ? null : "Batch 4");
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static List<String> errors(ThrowingCallable call) {
        return catchThrowableOfType(Problem.class, call).errors().stream()
                .map(FieldError::field)
                .toList();
    }

    private static Problem.Kind kind(ThrowingCallable call) {
        return catchThrowableOfType(Problem.class, call).kind();
    }

    private long approval(String values) {
        return given.insert(
                "insert into approval (trial_id, participation_id, kind, status, submitted_on, decided_on, conditions)"
                        + " values (:trialId, :id, 'ETHICS', " + values + ") returning id",
                Map.of("trialId", country.trialId(), "id", country.id()));
    }
}

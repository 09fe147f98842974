package org.trialbridge.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.ReportingCalendar.Frequency;

class TrialInputTest {

    @Test
    void whatIsRightBecomesATrial() {
        Trial trial = TestTrials.input("ZF2001-III").toTrial(null, false, UsedPeriods.NONE);

        assertThat(trial)
                .isEqualTo(new Trial(
                        0,
                        0,
                        "ZF2001-III",
                        "Recombinant protein vaccine in adults",
                        "A phase III, randomised, placebo-controlled trial",
                        Trial.Phase.PHASE3,
                        "ZF2001",
                        null,
                        null,
                        List.of("NCT04646590", "ChiCTR2000040153"),
                        Trial.EnrolledMeans.FIRST_DOSE,
                        29_000,
                        LocalDate.of(2020, 12, 10),
                        LocalDate.of(2022, 4, 15),
                        Frequency.WEEKLY,
                        5,
                        List.of(),
                        3,
                        4));
    }

    @Test
    void everythingThatIsMissingIsToldAtOnce() {
        TrialInput nothing = new TrialInput(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

        Problem problem = assertThrows(Problem.class, () -> nothing.toTrial(null, false, UsedPeriods.NONE));

        assertThat(problem.errors())
                .extracting(FieldError::field)
                .containsExactly(
                        "code",
                        "title",
                        "phase",
                        "product",
                        "enrolledMeans",
                        "reportingFrequency",
                        "dueDays",
                        "graceDays");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        TrialInput wrong = new TrialInput(
                "a/b",
                "\u200b",
                "x".repeat(1001),
                Trial.Phase.PHASE1,
                "ZF\u0000",
                17L,
                Collections.nCopies(2, "NCT1"),
                Trial.EnrolledMeans.CONSENTED,
                0,
                LocalDate.of(2021, 1, 2),
                LocalDate.of(2021, 1, 1),
                Frequency.WEEKLY,
                8,
                List.of(LocalDate.of(2021, 3, 4)),
                -1,
                91);

        Problem problem = assertThrows(Problem.class, () -> wrong.toTrial(null, false, UsedPeriods.NONE));

        assertThat(problem.errors())
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(
                        tuple(
                                "code",
                                "Enter letters, digits, dots, dashes and underscores, starting with a letter or digit."),
                        tuple("title", "Enter a text."),
                        tuple("scientificTitle", "Shorten the text to 1000 characters; it has 1001."),
                        tuple("product", "Remove control characters; they can not be stored."),
                        tuple("registryIds", "Enter NCT1 once."),
                        tuple("sponsorInstitutionId", "Choose an institution of the directory."),
                        tuple("plannedEnrollment", "Enter a number from 1 to 10000000."),
                        tuple("endsOn", "Enter a day that is not before the start."),
                        tuple("weekEndsOn", "Enter a number from 1 for Monday to 7 for Sunday."),
                        tuple("periodEnds", "Leave this empty: only a custom calendar lists its periods."),
                        tuple("dueDays", "Enter a number from 0 to 90."),
                        tuple("graceDays", "Enter a number from 0 to 90."));
    }

    @Test
    void aCodeStaysAndSoDoPeriodsForWhichCountsAreReported() {
        Trial current = TestTrials.input("ZF2001-III").toTrial(null, false, UsedPeriods.NONE);
        TrialInput input = TestTrials.input("OTHER");

        Problem problem = assertThrows(
                Problem.class,
                () -> monthly(input).toTrial(current, false, new UsedPeriods(List.of(LocalDate.of(2021, 2, 5)), null)));

        assertThat(problem.errors())
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(
                        tuple("code", "Keep ZF2001-III: it can not change."),
                        tuple(
                                "reportingFrequency",
                                "Keep the periods as they are: counts are already reported for them."));
    }

    @Test
    void theWordOfTheFormsAddressIsNoCode() {
        Problem problem =
                assertThrows(Problem.class, () -> TestTrials.input("new").toTrial(null, false, UsedPeriods.NONE));

        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("code");
    }

    private static TrialInput monthly(TrialInput input) {
        return new TrialInput(
                input.code(),
                input.title(),
                input.scientificTitle(),
                input.phase(),
                input.product(),
                input.sponsorInstitutionId(),
                input.registryIds(),
                input.enrolledMeans(),
                input.plannedEnrollment(),
                input.startsOn(),
                input.endsOn(),
                Frequency.MONTHLY,
                null,
                null,
                input.dueDays(),
                input.graceDays());
    }
}

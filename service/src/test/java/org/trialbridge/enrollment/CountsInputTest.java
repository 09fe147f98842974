package org.trialbridge.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.trialbridge.enrollment.Reports.enrolled;
import static org.trialbridge.enrollment.Reports.line;
import static org.trialbridge.enrollment.Reports.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trialbridge.access.Origin;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.ReportingCalendar;

class CountsInputTest {
    private static final LocalDate FRIDAY = LocalDate.of(2021, 2, 5);
    private static final ReportingCalendar FRIDAYS =
            new ReportingCalendar(ReportingCalendar.Frequency.WEEKLY, DayOfWeek.FRIDAY, List.of(), 3, 4);
    private static final CountsContext.Window OPEN = new CountsContext.Window(LocalDate.of(2020, 12, 10), null, true);
    private static final CountsContext FIRST = new CountsContext(
            FRIDAY, FRIDAYS, FRIDAY.plusDays(3), OPEN, null, Figures.NONE, Figures.NONE, List.of(), Origin.Channel.API);

    @Test
    void whatIsReportedIsStoredAndTheRestStaysUnreported() {
        CountsInput input = new CountsInput(90, 12, 70, 65, 40, 5, 3, 2, null, null, null, null);

        Counts counts = input.toCounts(FIRST);

        assertThat(counts)
                .isEqualTo(new Counts(
                        FRIDAY,
                        1,
                        90,
                        12,
                        70,
                        65,
                        40,
                        5,
                        3,
                        2,
                        Qualifier.EXACT,
                        Provenance.RECORDED,
                        List.of(),
                        Origin.Channel.API,
                        null,
                        null));
        assertThat(enrolled(7).toCounts(FIRST).figures())
                .isEqualTo(Figures.each(m -> m == Metric.ENROLLED ? 7L : null));
    }

    @Test
    void aReportOfNothingIsRefused() {
        assertThat(errors(report(null, null, null), FIRST))
                .containsExactly(tuple("enrolled", "Enter at least one number. Leave out what is not reported."));
    }

    @Test
    void countsAreNeitherNegativeNorBeyondReason() {
        CountsInput input = new CountsInput(10_000_001, -2, -3, -4, null, null, null, null, null, null, null, null);

        assertThat(errors(input, FIRST))
                .containsExactly(
                        tuple("screened", "Enter at most 10,000,000."),
                        tuple("screenFailed", "Enter zero or more."),
                        tuple("enrolled", "Enter zero or more."),
                        tuple("dose1", "Enter zero or more."));
    }

    @Test
    void aPeriodEndsOnADayOfTheCalendar() {
        assertThat(errors(enrolled(7), at(FRIDAY.minusDays(2))))
                .containsExactly(
                        tuple("periodEnd", "Enter the last day of a period, such as 29 Jan 2021 or 5 Feb 2021."));
    }

    @Test
    void aPeriodThatEndsTodayCanBeReportedAndTomorrowCanNot() {
        CountsContext today = around(FIRST, FRIDAY, OPEN, null, Figures.NONE, Figures.NONE, List.of());
        CountsContext yesterday = around(FIRST, FRIDAY.minusDays(1), OPEN, null, Figures.NONE, Figures.NONE, List.of());

        assertThat(errors(enrolled(7), today)).isEmpty();
        assertThat(errors(enrolled(7), yesterday))
                .containsExactly(tuple("periodEnd", "Enter a period that has ended. There it is 4 Feb 2021 today."));
    }

    @Test
    void aPeriodOfLongAgoIsAMistake() {
        assertThat(errors(enrolled(7), at(LocalDate.of(1979, 12, 31))))
                .containsExactly(tuple("periodEnd", "Enter a day from 1 Jan 1980 on."));
    }

    @Test
    void laterDosesDoNotExceedEarlierOnes() {
        CountsInput falling = new CountsInput(null, null, null, 10, 11, 12, null, null, null, null, null, null);
        CountsInput withoutSecond = new CountsInput(null, null, null, 10, null, 12, null, null, null, null, null, null);

        assertThat(errors(falling, FIRST))
                .containsExactly(
                        tuple("dose2", "Enter at most the first doses, 10."),
                        tuple("dose3", "Enter at most the second doses, 11."));
        assertThat(errors(withoutSecond, FIRST)).containsExactly(tuple("dose3", "Enter at most the first doses, 10."));
    }

    @Test
    void enrolledAreAtMostThoseScreenedWhoDidNotFail() {
        assertThat(errors(report(50, 8, 43), FIRST))
                .containsExactly(tuple("enrolled", "Enter at most screened less screen failed, 42."));
        assertThat(errors(report(50, 8, 42), FIRST)).isEmpty();
        assertThat(errors(report(50, null, 51), FIRST))
                .containsExactly(tuple("enrolled", "Enter at most screened less screen failed, 50."));
        assertThat(errors(report(null, 8, 43), FIRST)).isEmpty();
        assertThat(errors(report(50, 51, null), FIRST))
                .containsExactly(tuple("screenFailed", "Enter at most the number screened, 50."));
    }

    @Test
    void whoLeftWasEnrolled() {
        CountsInput both = new CountsInput(null, null, 1_500, null, null, null, 1_000, 501, null, null, null, null);
        CountsInput one = new CountsInput(null, null, 20, null, null, null, 21, null, null, null, null, null);
        CountsInput unknown = new CountsInput(null, null, null, null, null, null, 21, 5, null, null, null, null);

        assertThat(errors(both, FIRST))
                .containsExactly(tuple("completed", "Withdrawn and completed together are at most enrolled, 1,500."));
        assertThat(errors(one, FIRST))
                .containsExactly(tuple("withdrawn", "Withdrawn and completed together are at most enrolled, 20."));
        assertThat(errors(unknown, FIRST)).isEmpty();
    }

    @Test
    void aSiteEnrollsOnlyWhileItIsOpen() {
        Figures before = Figures.each(m -> m == Metric.ENROLLED ? 30L : null);
        CountsContext.Window later = new CountsContext.Window(FRIDAY.plusDays(1), null, false);
        CountsContext.Window never = new CountsContext.Window(null, null, false);
        CountsContext.Window closed = new CountsContext.Window(LocalDate.of(2020, 12, 10), FRIDAY.minusDays(7), false);
        CountsContext.Window closing = new CountsContext.Window(LocalDate.of(2020, 12, 10), FRIDAY.minusDays(6), false);

        assertThat(errors(enrolled(31), around(FIRST, FRIDAY, later, null, before, Figures.NONE, List.of())))
                .containsExactly(tuple("enrolled", "Enter at most 30: the site was not activated in this period."));
        assertThat(errors(enrolled(1), around(FIRST, FRIDAY, never, null, Figures.NONE, Figures.NONE, List.of())))
                .containsExactly(tuple("enrolled", "Enter at most 0: the site was not activated in this period."));
        assertThat(errors(enrolled(31), around(FIRST, FRIDAY, closed, null, before, Figures.NONE, List.of())))
                .containsExactly(tuple("enrolled", "Enter at most 30: the site was closed before this period."));
        assertThat(errors(enrolled(30), around(FIRST, FRIDAY, closed, null, before, Figures.NONE, List.of())))
                .isEmpty();
        assertThat(errors(enrolled(31), around(FIRST, FRIDAY, closing, null, before, Figures.NONE, List.of())))
                .isEmpty();
    }

    @Test
    void aCountThatFallsSaysWhy() {
        Figures before = Figures.each(m -> m == Metric.ENROLLED ? 7_000L : null);
        CountsContext context = around(FIRST, FRIDAY, OPEN, null, before, Figures.NONE, List.of());

        assertThat(errors(enrolled(6_965), context))
                .containsExactly(
                        tuple(
                                "enrolled",
                                "Enter at least 7,000, the number of an earlier period, or give the reason of the correction."),
                        tuple("reasonCode", "Choose why the numbers change from what was reported."),
                        tuple("note", "Say in a sentence why the numbers change."));
        assertThat(errors(enrolled(6_965, CorrectionReason.SOURCE_CORRECTED, "Exact number"), context))
                .isEmpty();
    }

    @Test
    void aCountAboveALaterOneSaysWhy() {
        Figures after = Figures.each(m -> m == Metric.SCREENED ? 80L : null);
        CountsContext context = around(FIRST, FRIDAY, OPEN, null, Figures.NONE, after, List.of());

        assertThat(errors(report(81, null, null), context))
                .contains(tuple(
                        "screened",
                        "Enter at most 80, the number of a later period, or give the reason of the correction."));
        assertThat(errors(report(80, null, null), context)).isEmpty();
    }

    @Test
    void aChangeOfWhatWasReportedSaysWhyAndIsTheNextRevision() {
        Counts current = line(FRIDAY, 2, enrolled(30));
        CountsContext context = around(FIRST, FRIDAY, OPEN, current, Figures.NONE, Figures.NONE, List.of());

        assertThat(errors(enrolled(31), context))
                .containsExactly(
                        tuple("reasonCode", "Choose why the numbers change from what was reported."),
                        tuple("note", "Say in a sentence why the numbers change."));
        assertThat(errors(enrolled(31, CorrectionReason.LATE_DATA, " \n"), context))
                .containsExactly(tuple("note", "Say in a sentence why the numbers change."));
        assertThat(enrolled(31, CorrectionReason.LATE_DATA, " One more \n").toCounts(context))
                .extracting(Counts::revision, Counts::reasonCode, Counts::note)
                .containsExactly(3, CorrectionReason.LATE_DATA, "One more");
    }

    @Test
    void aRepetitionIsTheSameNumbersReasonAndNote() {
        Counts current = line(FRIDAY, 2, enrolled(31, CorrectionReason.LATE_DATA, "One more"));

        assertThat(enrolled(31, CorrectionReason.LATE_DATA, "One more ").repeats(current))
                .isTrue();
        assertThat(enrolled(31).repeats(current)).isFalse();
        assertThat(enrolled(31, CorrectionReason.DUPLICATE, "One more").repeats(current))
                .isFalse();
        assertThat(enrolled(31, CorrectionReason.LATE_DATA, "Two more").repeats(current))
                .isFalse();
        assertThat(report(40, null, 31).repeats(line(FRIDAY, 1, enrolled(31)))).isFalse();
    }

    @Test
    void moreFirstDosesThanEnrolledAreConfirmedAndRecorded() {
        CountsInput input = new CountsInput(null, null, 20, 21, null, null, null, null, null, null, null, null);
        CountsInput confirmed = new CountsInput(
                null, null, 20, 21, null, null, null, null, null, null, null, List.of("DOSE1_ABOVE_ENROLLED", "OTHER"));

        assertThat(errors(input, FIRST))
                .containsExactly(tuple(
                        "confirmed", "DOSE1_ABOVE_ENROLLED: 21 received a first dose, but only 20 are enrolled."));
        assertThat(confirmed.toCounts(FIRST).confirmed()).containsExactly("DOSE1_ABOVE_ENROLLED");
    }

    @Test
    void aRiseAboveFiveTimesTheUsualIsConfirmed() {
        CountsContext context =
                around(FIRST, FRIDAY, OPEN, null, Figures.NONE, Figures.NONE, weeksBefore(FRIDAY, 140, 130, 110, 100));

        assertThat(errors(enrolled(190), context)).isEmpty();
        assertThat(errors(enrolled(191), context))
                .containsExactly(
                        tuple(
                                "confirmed",
                                "UNUSUAL_RISE_ENROLLED: Enrolled rises by 51. The rise in the middle of the recent ones was 10."));
    }

    @Test
    void twoRisesAreTooFewToCallOneUnusual() {
        CountsContext context =
                around(FIRST, FRIDAY, OPEN, null, Figures.NONE, Figures.NONE, weeksBefore(FRIDAY, 12, 11, 10));

        assertThat(errors(enrolled(900), context)).isEmpty();
    }

    @Test
    void aNumberThatStandsStillForFourPeriodsIsConfirmedWhileTheSiteRecruits() {
        List<Counts> still = weeksBefore(FRIDAY, 30, 30, 30, 25);
        CountsContext.Window closedToNew = new CountsContext.Window(LocalDate.of(2020, 12, 10), null, false);

        assertThat(errors(enrolled(30), around(FIRST, FRIDAY, OPEN, null, Figures.NONE, Figures.NONE, still)))
                .containsExactly(
                        tuple("confirmed", "UNCHANGED_ENROLLED: Enrolled is 30 for the fourth period running."));
        assertThat(errors(enrolled(31), around(FIRST, FRIDAY, OPEN, null, Figures.NONE, Figures.NONE, still)))
                .isEmpty();
        assertThat(errors(enrolled(30), around(FIRST, FRIDAY, closedToNew, null, Figures.NONE, Figures.NONE, still)))
                .isEmpty();
        assertThat(errors(
                        enrolled(30),
                        around(FIRST, FRIDAY, OPEN, null, Figures.NONE, Figures.NONE, still.subList(0, 2))))
                .isEmpty();
    }

    @Test
    void aTextThatCanNotBeStoredIsRefusedAndLeftOutOfTheTrail() {
        CountsInput input = enrolled(7, CorrectionReason.DUPLICATE, "a\u0000b");

        assertThat(errors(input, FIRST))
                .containsExactly(tuple("note", "Remove control characters; they can not be stored."));
        assertThat(input.auditReason()).isEqualTo("DUPLICATE");
        assertThat(enrolled(7, CorrectionReason.DUPLICATE, "twice").auditReason())
                .isEqualTo("DUPLICATE: twice");
    }

    private static List<Counts> weeksBefore(LocalDate end, int... newestFirst) {
        List<Counts> lines = new java.util.ArrayList<>();
        for (int i = 0; i < newestFirst.length; i++) {
            lines.add(line(end.minusWeeks(i + 1L), 1, enrolled(newestFirst[i])));
        }
        return lines;
    }

    private static CountsContext at(LocalDate periodEnd) {
        return new CountsContext(
                periodEnd,
                FRIDAYS,
                FIRST.today(),
                null,
                null,
                Figures.NONE,
                Figures.NONE,
                List.of(),
                Origin.Channel.API);
    }

    private static CountsContext around(
            CountsContext base,
            LocalDate today,
            CountsContext.Window window,
            @Nullable Counts current,
            Figures before,
            Figures after,
            List<Counts> recent) {
        return new CountsContext(
                base.periodEnd(), base.calendar(), today, window, current, before, after, recent, base.channel());
    }

    private static List<Tuple> errors(CountsInput input, CountsContext context) {
        Throwable thrown = Assertions.catchThrowable(() -> input.toCounts(context));
        if (thrown == null) {
            return List.of();
        }
        assertThat(thrown).isInstanceOf(Problem.class);
        return ((Problem) thrown)
                .errors().stream()
                        .map((FieldError error) -> tuple(error.field(), error.message()))
                        .toList();
    }
}

package org.trialbridge.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trialbridge.approval.Approval.Status;

class AuthorityClockTest {
    private static final LocalDate SUBMITTED = LocalDate.of(2020, 11, 16);

    @Test
    void theClockStandsStillWhileAQuestionIsOpen() {
        List<ApprovalQuestion> questions = List.of(question(4, 9), question(7, 12), question(14, null));

        assertThat(AuthorityClock.of(approval(Status.APPROVED, SUBMITTED, day(18)), questions, day(40)))
                .isEqualTo(new AuthorityClock(6, 18, 12));
        assertThat(AuthorityClock.of(approval(Status.QUESTIONS, SUBMITTED, null), questions, day(20)))
                .isEqualTo(new AuthorityClock(6, 20, 14));
    }

    @Test
    void withoutASubmissionOrAnEndThereAreNoDays() {
        assertThat(AuthorityClock.of(approval(Status.PLANNED, null, null), List.of(), day(3)))
                .isNull();
        assertThat(AuthorityClock.of(approval(Status.WITHDRAWN, SUBMITTED, null), List.of(), day(3)))
                .isNull();
        assertThat(AuthorityClock.of(approval(Status.WITHDRAWN, SUBMITTED, day(2)), List.of(), day(3)))
                .isEqualTo(new AuthorityClock(2, 2, 0));
    }

    /** For any questions: as many days as counting them one by one gives, whatever their order and overlap. */
    @Test
    void theDaysAreThoseCountedOneByOne() {
        Random random = new Random(20201116);
        for (int round = 0; round < 2000; round++) {
            int length = random.nextInt(60);
            boolean decided = random.nextBoolean();
            List<ApprovalQuestion> questions = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                int asked = random.nextInt(70);
                questions.add(question(asked, random.nextInt(3) == 0 ? null : asked + random.nextInt(20)));
            }
            Approval approval =
                    approval(decided ? Status.APPROVED : Status.SUBMITTED, SUBMITTED, decided ? day(length) : null);
            LocalDate by = day(decided ? length + random.nextInt(30) : length);
            long open = SUBMITTED
                    .datesUntil(day(length))
                    .filter(day -> questions.stream().anyMatch(question -> isOpenOn(question, day)))
                    .count();

            AuthorityClock clock = AuthorityClock.of(approval, questions, by);

            assertThat(clock).as("%s", questions).isEqualTo(new AuthorityClock(length - open, length, open));
            Collections.shuffle(questions, random);
            assertThat(AuthorityClock.of(approval, questions, by)).isEqualTo(clock);
        }
    }

    private static boolean isOpenOn(ApprovalQuestion question, LocalDate day) {
        return !question.askedOn().isAfter(day)
                && (question.answeredOn() == null || question.answeredOn().isAfter(day));
    }

    private static LocalDate day(int number) {
        return SUBMITTED.plusDays(number);
    }

    private static ApprovalQuestion question(int asked, @Nullable Integer answered) {
        return new ApprovalQuestion(
                0, 1, 5, day(asked), "Why?", answered == null ? null : day(answered), answered == null ? null : "So");
    }

    private static Approval approval(Status status, @Nullable LocalDate submitted, @Nullable LocalDate decided) {
        return new Approval(
                5,
                1,
                2,
                "ZF2001-III",
                3,
                "UZ",
                null,
                null,
                Approval.Kind.ETHICS,
                null,
                null,
                null,
                status,
                submitted,
                decided,
                null,
                null,
                null,
                false);
    }
}

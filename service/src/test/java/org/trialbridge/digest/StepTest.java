package org.trialbridge.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbridge.digest.Step.DUE;
import static org.trialbridge.digest.Step.ESCALATED;
import static org.trialbridge.digest.Step.EXPIRES;
import static org.trialbridge.digest.Step.EXPIRES_IN_30;
import static org.trialbridge.digest.Step.EXPIRES_IN_7;
import static org.trialbridge.digest.Step.EXPIRES_IN_90;
import static org.trialbridge.digest.Step.OVERDUE;
import static org.trialbridge.digest.Step.WEEK_BEFORE;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StepTest {
    private static final LocalDate DUE_ON = LocalDate.of(2021, 2, 5);
    private static final Recipient READER =
            new Recipient(7L, 3L, "Saida", "saida@example.org", ZoneId.of("Asia/Tashkent"), List.of(6, 7));

    @Test
    void anOwnerIsToldAWeekBeforeOnTheDayAndEverAfter() {
        assertThat(steps(Thing.Kind.ACTION, Why.OWNER, -8, -7, -1, 0, 1, 300))
                .containsExactly(null, WEEK_BEFORE, WEEK_BEFORE, DUE, OVERDUE, OVERDUE);
    }

    @Test
    void theSecretariatIsToldOfWhatIsTwoWeeksOverdue() {
        assertThat(steps(Thing.Kind.ACTION, Why.SECRETARIAT, -7, 0, 13, 14, 300))
                .containsExactly(null, null, null, ESCALATED, ESCALATED);
    }

    @Test
    void expiriesAreToldThreeTimesBeforeAndOnTheDay() {
        assertThat(steps(Thing.Kind.APPROVAL, Why.COORDINATOR, -91, -90, -31, -30, -8, -7, -1, 0, 6, 7))
                .containsExactly(
                        null,
                        EXPIRES_IN_90,
                        EXPIRES_IN_90,
                        EXPIRES_IN_30,
                        EXPIRES_IN_30,
                        EXPIRES_IN_7,
                        EXPIRES_IN_7,
                        EXPIRES,
                        EXPIRES,
                        null);
    }

    @Test
    void whatIsReadDailyIsToldOnceBeforeOnceOnTheDayAndThenWeekly() {
        assertThat(toldOn(Thing.Kind.ACTION, Why.OWNER, -10, 22)).containsExactly(-7, 0, 7, 14, 21);
        assertThat(toldOn(Thing.Kind.ACTION, Why.SECRETARIAT, -10, 29)).containsExactly(14, 21, 28);
        assertThat(toldOn(Thing.Kind.AGREEMENT, Why.SECRETARIAT, -100, 30)).containsExactly(-90, -30, -7, 0);
    }

    @Test
    void aDueDayThatMovesBeginsAnew() {
        Thing moved = thing(Thing.Kind.ACTION, DUE_ON.plusDays(1));
        Told before = new Told(7L, null, Thing.Kind.ACTION, 12, DUE_ON, DUE, DUE_ON);

        assertThat(Told.isNews(List.of(before), READER, moved, DUE, DUE_ON.plusDays(1)))
                .isTrue();
        assertThat(Told.isNews(List.of(before), READER, thing(Thing.Kind.ACTION, DUE_ON), DUE, DUE_ON))
                .isFalse();
    }

    private static List<Integer> toldOn(Thing.Kind kind, Why why, int from, int to) {
        List<Told> told = new ArrayList<>();
        Thing thing = thing(kind, DUE_ON);
        return IntStream.rangeClosed(from, to)
                .filter(day -> {
                    LocalDate today = DUE_ON.plusDays(day);
                    Step step = Step.of(thing, why, today);
                    if (step == null || !Told.isNews(told, READER, thing, step, today)) {
                        return false;
                    }
                    told.add(new Told(7L, null, kind, 12, DUE_ON, step, today));
                    return true;
                })
                .boxed()
                .toList();
    }

    private static List<@Nullable Step> steps(Thing.Kind kind, Why why, int... days) {
        List<@Nullable Step> steps = new ArrayList<>();
        IntStream.of(days).forEach(day -> steps.add(Step.of(thing(kind, DUE_ON), why, DUE_ON.plusDays(day))));
        return steps;
    }

    private static Thing thing(Thing.Kind kind, LocalDate dueOn) {
        return new Thing(kind, 12, 1, 2L, null, "ZF2001-III", "UZ", null, "What", "MOU", "Who", dueOn);
    }
}

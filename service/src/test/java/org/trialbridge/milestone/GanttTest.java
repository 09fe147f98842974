package org.trialbridge.milestone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trialbridge.milestone.Milestone.Code;

class GanttTest {
    private static final LocalDate TODAY = LocalDate.of(2021, 2, 5);

    @Test
    void daysLieOnOneAxisInTheOrderOfTimeAndCountriesHaveTheirOwnBoxes() {
        Gantt gantt = draw(
                milestone(1, null, TODAY.minusDays(40), TODAY.minusDays(30), null, false),
                milestone(2, "UZ", TODAY.minusDays(10), TODAY, TODAY.plusDays(60), false),
                milestone(3, "UZ", null, TODAY.plusDays(90), null, false));

        assertThat(gantt.groups()).extracting(Gantt.Group::iso2).containsExactly(null, "UZ");
        Gantt.Row late = gantt.groups().get(1).rows().get(0);
        assertThat(List.of(at(late.baselineAt()), at(late.plannedAt()), at(late.expectedAt())))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(gantt.todayAt()).isEqualTo(late.plannedAt());
        assertThat(late.wordAt()).isGreaterThan(at(late.expectedAt()));
        assertThat(gantt.groups().get(1).rows().get(1).baselineAt()).isNull();
        assertThat(gantt.groups().get(1).rows())
                .extracting(Gantt.Row::y)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(gantt.months()).extracting(Gantt.Mark::label).first().isEqualTo("Jan 2021");
        assertThat(gantt.months()).extracting(Gantt.Mark::at).isSorted().allMatch(at -> at >= 250 && at <= 850);
    }

    @Test
    void whatHasNoDayOrIsCancelledIsCountedAndNotDrawn() {
        Gantt gantt = draw(
                milestone(1, "UZ", null, null, null, false),
                milestone(2, "UZ", TODAY, TODAY, null, true),
                milestone(3, "UZ", null, TODAY.minusDays(900), null, false));

        assertThat(gantt.hidden()).isEqualTo(2);
        assertThat(gantt.groups())
                .singleElement()
                .returns(1, group -> group.rows().size());
        assertThat(gantt.todayAt()).isNull();
        assertThat(draw().groups()).isEmpty();
        assertThat(draw(milestone(1, "UZ", null, null, null, false)).hidden()).isEqualTo(1);
    }

    @Test
    void thirtyYearsHaveNoMoreThanTenMarks() {
        assertThat(draw(
                                milestone(1, "UZ", TODAY, TODAY, null, false),
                                milestone(2, "UZ", null, TODAY.plusYears(30), null, false))
                        .months())
                .hasSizeBetween(5, 10);
    }

    private static double at(@Nullable Double at) {
        assertThat(at).isNotNull();
        return at == null ? 0 : at;
    }

    private static Gantt draw(Milestone... milestones) {
        return Gantt.of(JudgedMilestone.of(List.of(milestones), TODAY, new MilestoneStatus.Thresholds(7, 21)), TODAY);
    }

    private static Milestone milestone(
            long id,
            @Nullable String iso2,
            @Nullable LocalDate baseline,
            @Nullable LocalDate planned,
            @Nullable LocalDate forecast,
            boolean cancelled) {
        return new Milestone(
                id,
                1,
                5,
                "ZF2001-III",
                iso2 == null ? null : Long.valueOf(8),
                iso2,
                null,
                null,
                Code.PRODUCT_SHIPPED,
                baseline,
                null,
                planned,
                forecast,
                null,
                cancelled,
                List.of(),
                false,
                null,
                null,
                null,
                null);
    }
}

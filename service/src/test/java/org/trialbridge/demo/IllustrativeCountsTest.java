package org.trialbridge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IllustrativeCountsTest {
    private static final LocalDate FIRST_FRIDAY = LocalDate.of(2020, 12, 18);
    private static final List<LocalDate> FRIDAYS = Stream.iterate(FIRST_FRIDAY, friday -> friday.plusWeeks(1))
            .limit(20)
            .toList();
    private static final DemoData DATA = DemoData.read();

    @Test
    void theWeeksOfUzbekistanPassThroughThePublishedFigures() {
        Map<String, List<IllustrativeCounts.Week>> weeks = uzbekistan(7);

        assertThat(enrolledOn(weeks, LocalDate.of(2021, 2, 5))).isEqualTo(5000);
        assertThat(enrolledOn(weeks, LocalDate.of(2021, 2, 12))).isEqualTo(7000);
    }

    @Test
    void theSameSeedGivesTheSameCounts() {
        assertThat(uzbekistan(11)).isEqualTo(uzbekistan(11)).isNotEqualTo(uzbekistan(12));
    }

    @Test
    void noCountFallsAndNoRuleIsBroken() {
        for (List<IllustrativeCounts.Week> site : uzbekistan(3).values()) {
            for (int i = 0; i < site.size(); i++) {
                IllustrativeCounts.Week week = site.get(i);
                assertThat(week.enrolled()).isLessThanOrEqualTo(week.screened() - week.screenFailed());
                assertThat(week.dose2()).isLessThanOrEqualTo(week.dose1());
                assertThat(week.dose3()).isLessThanOrEqualTo(week.dose2());
                assertThat(week.withdrawn()).isLessThanOrEqualTo(week.enrolled());
                if (i > 0) {
                    assertThat(week.enrolled())
                            .isGreaterThanOrEqualTo(site.get(i - 1).enrolled());
                }
            }
        }
    }

    @Test
    void aSiteReportsFromItsActivationOn() {
        List<IllustrativeCounts.Week> lateSite = uzbekistan(7).getOrDefault("UZ-04", List.of());

        assertThat(lateSite.get(0).periodEnd()).isEqualTo("2021-01-08");
    }

    private static Map<String, List<IllustrativeCounts.Week>> uzbekistan(long seed) {
        return new IllustrativeCounts(seed)
                .spread(
                        DATA.curves().stream()
                                .filter(point -> point.iso2().equals("UZ"))
                                .toList(),
                        DATA.sites().stream()
                                .filter(site -> site.iso2().equals("UZ"))
                                .toList(),
                        FRIDAYS);
    }

    private static int enrolledOn(Map<String, List<IllustrativeCounts.Week>> weeks, LocalDate day) {
        return weeks.values().stream()
                .flatMap(List::stream)
                .filter(week -> week.periodEnd().equals(day))
                .mapToInt(IllustrativeCounts.Week::enrolled)
                .sum();
    }
}

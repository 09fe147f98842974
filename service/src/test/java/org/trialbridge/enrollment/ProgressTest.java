package org.trialbridge.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialbridge.trial.Rag;

class ProgressTest {
    private static final Progress.Thresholds THRESHOLDS = new Progress.Thresholds(-0.10, -0.30);

    @ParameterizedTest
    @CsvSource({"500, GREEN", "450, GREEN", "449, AMBER", "350, AMBER", "349, RED", "0, RED"})
    void halfOfTheTimeAsksForHalfOfTheTarget(long enrolled, Rag rag) {
        Progress progress = new Progress(enrolled, 1000, 0.5);

        assertThat(progress.rag(THRESHOLDS)).isEqualTo(rag);
    }

    @Test
    void withoutATargetATimeOrAReportThereIsNoColour() {
        assertThat(new Progress(5L, null, 0.5).rag(THRESHOLDS)).isNull();
        assertThat(new Progress(5L, 10, null).rag(THRESHOLDS)).isNull();
        assertThat(new Progress(null, 10, 0.5).rag(THRESHOLDS)).isNull();
        assertThat(new Progress(5L, 10, 0.0).rag(THRESHOLDS)).isNull();
    }

    @Test
    void theTimeElapsedStaysBetweenNothingAndAll() {
        LocalDate start = LocalDate.of(2021, 1, 1);
        LocalDate end = start.plusDays(200);

        assertThat(Progress.elapsed(start, end, start.plusDays(50))).isEqualTo(0.25);
        assertThat(Progress.elapsed(start, end, start.minusDays(1))).isEqualTo(0.0);
        assertThat(Progress.elapsed(start, end, end.plusDays(9))).isEqualTo(1.0);
        assertThat(Progress.elapsed(start, start, start)).isNull();
        assertThat(Progress.elapsed(null, end, start)).isNull();
    }
}

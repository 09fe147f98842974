package org.trialbridge.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.trialbridge.minutes.SideBySide.Row;

class SideBySideTest {
    @Test
    void whatBothHaveStandsBesideEachOtherAndTheRestIsMarked() {
        SideBySide both = SideBySide.of("Start\nOne\nShared\nOld end", "Start\nShared\nAdded\nMore\nNew end");

        assertThat(both.rows())
                .containsExactly(
                        new Row("Start", "Start"),
                        new Row("One", null),
                        new Row("Shared", "Shared"),
                        new Row("Old end", "Added"),
                        new Row(null, "More"),
                        new Row(null, "New end"));
        assertThat(both.isSame()).isFalse();
        assertThat(SideBySide.of("a\nb", "a\nb").isSame()).isTrue();
        assertThat(SideBySide.of("", "b").rows()).containsExactly(new Row(null, "b"));
    }

    @Test
    void longTextsWithoutACommonLineAreNotComparedLineByLine() {
        String one = lines("left");
        String other = lines("right");

        assertThat(SideBySide.of(one, other).rows()).hasSize(3000).noneMatch(Row::isSame);
    }

    private static String lines(String word) {
        return IntStream.range(0, 3000).mapToObj(number -> word + number).collect(Collectors.joining("\n"));
    }
}

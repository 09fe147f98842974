package org.trialbridge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbridge.db.Window;
import org.trialbridge.problem.Problem;

class PagingTest {
    @Test
    void theFirstPartIsGivenWithoutAnyParameter() {
        assertThat(Paging.window(null, null)).isEqualTo(Window.FIRST);
    }

    @Test
    void aLargeLimitIsCut() {
        assertThat(Paging.window("7", null).limit()).isEqualTo(7);
        assertThat(Paging.window("1000000", null).limit()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "abc", "1e9", "", "1.5", "99999999999999999999", " 5"})
    void aLimitThatIsNoNumberFromOneIsMalformed(String limit) {
        malformed(() -> Paging.window(limit, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "a", "AA", "/w==", "gICA", "G1s"})
    void aCursorThatIsNoneOfOursIsMalformed(String cursor) {
        malformed(() -> Paging.window(null, cursor));
    }

    @Test
    void onlyOneStrongTagIsAVersion() {
        assertThat(Versions.ifMatch("\"12\"")).isEqualTo(12);
        assertThat(Versions.ifMatch("*")).isEqualTo(-1);
        assertThat(Versions.ifMatch("W/\"12\"")).isEqualTo(-1);
        assertThat(Versions.ifMatch("12")).isEqualTo(-1);
        assertThat(Versions.ifMatch("\"12\", \"13\"")).isEqualTo(-1);
        assertThatThrownBy(() -> Versions.ifMatch(null))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.PRECONDITION_REQUIRED));
    }

    private static void malformed(Runnable read) {
        assertThatThrownBy(read::run)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.MALFORMED));
    }
}

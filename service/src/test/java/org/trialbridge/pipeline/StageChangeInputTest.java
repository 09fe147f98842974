package org.trialbridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.trialbridge.pipeline.StageChange.Reason.DATA_FIX;
import static org.trialbridge.pipeline.StageChange.Reason.PROGRESS;
import static org.trialbridge.pipeline.StageChange.Reason.SETBACK;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trialbridge.pipeline.StageChangeInput.Cited;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;
import org.trialbridge.trial.Stage;

class StageChangeInputTest {
    private static final LocalDate TODAY = LocalDate.of(2021, 2, 5);
    private static final Evidence WEBINAR =
            new Evidence(Evidence.Kind.MEETING, 31, "Bridging webinar 4", LocalDate.of(2021, 1, 20), "31");
    private static final Cited CITED = new Cited(Evidence.Kind.MEETING, 31L);
    private static final List<StageChange> CONTACTED = List.of(change(1, Stage.CONTACTED, LocalDate.of(2021, 1, 10)));

    @Test
    void aMoveSaysWhereItCameFrom() {
        StageChangeInput input = new StageChangeInput(
                Stage.BRIDGING, LocalDate.of(2021, 1, 20), PROGRESS, "  met at the webinar ", List.of(CITED));

        StageChangeInput.Move move = input.toMove(CONTACTED, TODAY, List.of(WEBINAR));

        assertThat(move)
                .isEqualTo(new StageChangeInput.Move(
                        Stage.CONTACTED, Stage.BRIDGING, LocalDate.of(2021, 1, 20), PROGRESS, "met at the webinar"));
    }

    @Test
    void everythingMissingIsToldAtOnce() {
        StageChangeInput input = new StageChangeInput(null, null, null, null, null);

        assertThat(errors(input, CONTACTED))
                .extracting(FieldError::field)
                .containsExactly("to", "effectiveOn", "reasonCode", "reason");
    }

    @Test
    void progressNeedsEvidenceButAsideStagesAndCorrectionsDoNot() {
        assertThat(errors(input(Stage.BRIDGING, TODAY, PROGRESS), CONTACTED))
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(tuple("evidence", "Name at least one thing that caused the move."));
        assertThat(errors(input(Stage.ON_HOLD, TODAY, SETBACK), CONTACTED)).isEmpty();
        assertThat(errors(input(Stage.IDENTIFIED, TODAY, SETBACK), CONTACTED)).isEmpty();
        assertThat(errors(input(Stage.BRIDGING, TODAY, DATA_FIX), CONTACTED)).isEmpty();
    }

    @Test
    void whatIsCitedMustBeOfTheCountryAndNamedOnce() {
        Cited elsewhere = new Cited(Evidence.Kind.SITE, 99L);
        Cited half = new Cited(null, 5L);

        assertThat(errors(input(Stage.BRIDGING, TODAY, PROGRESS, CITED, elsewhere, CITED, half, null), CONTACTED))
                .extracting(FieldError::field)
                .containsExactly(
                        "evidence/1/id", "evidence/2/id", "evidence/3/kind", "evidence/4/kind", "evidence/4/id");
    }

    @Test
    void aMoveTakesEffectBetweenTheLastOneAndToday() {
        assertThat(errors(input(Stage.ON_HOLD, TODAY.plusDays(1), SETBACK), CONTACTED))
                .extracting(FieldError::message)
                .containsExactly("Enter 2021-02-05 or an earlier day.");
        assertThat(errors(input(Stage.ON_HOLD, LocalDate.of(2021, 1, 9), SETBACK), CONTACTED))
                .extracting(FieldError::field)
                .containsExactly("effectiveOn");
        assertThat(errors(input(Stage.BRIDGING, LocalDate.of(2021, 1, 9), DATA_FIX), CONTACTED))
                .isEmpty();
    }

    @Test
    void aCorrectionOfThePastStartsFromWhereTheCountryStoodThen() {
        List<StageChange> changes = List.of(
                change(1, Stage.CONTACTED, LocalDate.of(2021, 1, 10)),
                change(2, Stage.RECRUITING, LocalDate.of(2021, 2, 1)));

        StageChangeInput.Move move =
                input(Stage.AGREED, LocalDate.of(2021, 1, 25), DATA_FIX).toMove(changes, TODAY, List.of());

        assertThat(move.from()).isEqualTo(Stage.CONTACTED);
    }

    @Test
    void theFirstChangeStartsFromIdentified() {
        StageChangeInput.Move move = input(Stage.CONTACTED, TODAY, DATA_FIX).toMove(List.of(), TODAY, List.of());

        assertThat(move.from()).isEqualTo(Stage.IDENTIFIED);
    }

    private static StageChangeInput input(
            Stage to, LocalDate on, StageChange.Reason reason, @Nullable Cited... evidence) {
        return new StageChangeInput(to, on, reason, "because", Arrays.asList(evidence));
    }

    private static List<FieldError> errors(StageChangeInput input, List<StageChange> changes) {
        Problem problem = catchThrowableOfType(Problem.class, () -> input.toMove(changes, TODAY, List.of(WEBINAR)));
        return problem == null ? List.of() : problem.errors();
    }

    private static StageChange change(long id, Stage to, LocalDate on) {
        return new StageChange(
                id,
                "UZ",
                null,
                to,
                on,
                PROGRESS,
                "step " + id,
                List.of(),
                List.of(),
                Instant.EPOCH,
                "Somebody",
                List.of(),
                false);
    }
}

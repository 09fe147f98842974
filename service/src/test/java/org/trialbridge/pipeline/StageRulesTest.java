package org.trialbridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.trialbridge.pipeline.StageChange.Reason.DATA_FIX;
import static org.trialbridge.pipeline.StageChange.Reason.PROGRESS;
import static org.trialbridge.pipeline.StageChange.Reason.SETBACK;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.FieldError;
import org.trialbridge.trial.Stage;

class StageRulesTest {
    private static final LocalDate SINCE = LocalDate.of(2021, 1, 4);

    @Test
    void stagesCanBeSkippedForward() {
        Standing standing = at(Stage.CONTACTED);

        List<FieldError> errors = moving(standing, Stage.SUBMITTED, PROGRESS);

        assertThat(errors).isEmpty();
    }

    @Test
    void goingBackNeedsASetbackOrACorrection() {
        Standing standing = at(Stage.AGREED);

        assertThat(moving(standing, Stage.BRIDGING, PROGRESS))
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(tuple("reasonCode", "Choose SETBACK or DATA_FIX: Bridging comes before Agreed."));
        assertThat(moving(standing, Stage.BRIDGING, SETBACK)).isEmpty();
        assertThat(moving(standing, Stage.BRIDGING, DATA_FIX)).isEmpty();
    }

    @Test
    void aCountryOnHoldReturnsToWhereItCameFrom() {
        Standing standing = new Standing(Stage.ON_HOLD, Stage.FEASIBILITY, SINCE);

        assertThat(moving(standing, Stage.FEASIBILITY, PROGRESS)).isEmpty();
        assertThat(moving(standing, Stage.NEGOTIATION, PROGRESS))
                .extracting(FieldError::message)
                .containsExactly("Return the country to Feasibility first: that is where it was put on hold.");
        assertThat(moving(standing, Stage.DECLINED, SETBACK)).isEmpty();
    }

    @Test
    void onlyAStartedCountryIsTerminatedAndOnlyAnotherDeclines() {
        assertThat(moving(at(Stage.APPROVED), Stage.TERMINATED, SETBACK))
                .extracting(FieldError::field)
                .containsExactly("to");
        assertThat(moving(at(Stage.APPROVED), Stage.DECLINED, SETBACK)).isEmpty();
        assertThat(moving(at(Stage.APPROVED), Stage.DEPRIORITISED, SETBACK)).isEmpty();
        assertThat(moving(at(Stage.START_UP), Stage.TERMINATED, SETBACK)).isEmpty();
        assertThat(moving(at(Stage.RECRUITING), Stage.DECLINED, SETBACK))
                .extracting(FieldError::message)
                .containsExactly("Choose Terminated: the country has reached Start-up.");
        assertThat(moving(new Standing(Stage.ON_HOLD, Stage.START_UP, SINCE), Stage.TERMINATED, SETBACK))
                .isEmpty();
    }

    @Test
    void theEndIsLeftOnlyByACorrection() {
        Standing terminated = new Standing(Stage.TERMINATED, Stage.RECRUITING, SINCE);

        assertThat(moving(terminated, Stage.RECRUITING, PROGRESS))
                .extracting(FieldError::field)
                .containsExactly("to");
        assertThat(moving(terminated, Stage.RECRUITING, DATA_FIX)).isEmpty();
        assertThat(moving(at(Stage.COMPLETED), Stage.ON_HOLD, SETBACK))
                .extracting(FieldError::field)
                .containsExactly("to");
    }

    @Test
    void aCountryThatDeclinedCanComeBack() {
        Standing declined = new Standing(Stage.DECLINED, Stage.CONTACTED, SINCE);

        assertThat(moving(declined, Stage.CONTACTED, PROGRESS)).isEmpty();
        assertThat(moving(declined, Stage.BRIDGING, PROGRESS)).isEmpty();
        assertThat(moving(declined, Stage.ON_HOLD, PROGRESS))
                .extracting(FieldError::message)
                .containsExactly("Return the country to Contacted first.");
    }

    @Test
    void theStageItIsAtIsNoMove() {
        assertThat(moving(at(Stage.AGREED), Stage.AGREED, DATA_FIX))
                .extracting(FieldError::field)
                .containsExactly("to");
    }

    private static Standing at(Stage stage) {
        return new Standing(stage, stage, SINCE);
    }

    private static List<FieldError> moving(Standing from, Stage to, StageChange.Reason reason) {
        Errors errors = new Errors();
        StageRules.check(from, to, reason, errors);
        return errors.list();
    }
}

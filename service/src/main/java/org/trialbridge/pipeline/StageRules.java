package org.trialbridge.pipeline;

import static org.trialbridge.pipeline.StageChange.Reason.DATA_FIX;
import static org.trialbridge.pipeline.StageChange.Reason.PROGRESS;

import org.trialbridge.problem.Errors;
import org.trialbridge.trial.Stage;

/** Which moves through the pipeline are allowed. */
final class StageRules {
    private StageRules() {}

    /** Notes what speaks against a move; {@code standing} is where the country stood on the day of the move. */
    static void check(Standing standing, Stage to, StageChange.Reason reason, Errors errors) {
        Stage reached = standing.reached();
        errors.check(standing.stage() != to, "to", "Choose another stage: the country is at {0} already.", to.label());
        if (reason != DATA_FIX) {
            checkWayOut(standing.stageOrFirst(), reached, to, errors);
        }
        if (to.isAside()) {
            checkAside(reached, to, errors);
        } else {
            errors.check(
                    to.compareTo(reached) >= 0 || reason != PROGRESS,
                    "reasonCode",
                    "Choose SETBACK or DATA_FIX: {0} comes before {1}.",
                    to.label(),
                    reached.label());
        }
    }

    private static void checkWayOut(Stage from, Stage reached, Stage to, Errors errors) {
        boolean closing = to.isAside() && to != Stage.ON_HOLD;
        errors.check(
                from != Stage.ON_HOLD || to == reached || closing,
                "to",
                "Return the country to {0} first: that is where it was put on hold.",
                reached.label());
        errors.check(
                from != Stage.TERMINATED && (from != Stage.COMPLETED || !to.isAside()),
                "to",
                "A country that is {0} stays so. Use DATA_FIX if it was recorded wrongly.",
                from.label().toLowerCase(java.util.Locale.ROOT));
        errors.check(to != Stage.ON_HOLD || !from.isAside(), "to", "Return the country to {0} first.", reached.label());
    }

    private static void checkAside(Stage reached, Stage to, Errors errors) {
        boolean started = isStarted(reached);
        errors.check(
                to != Stage.TERMINATED || started,
                "to",
                "Choose Declined or Deprioritised: the country has not reached Start-up.");
        errors.check(
                (to != Stage.DECLINED && to != Stage.DEPRIORITISED) || !started,
                "to",
                "Choose Terminated: the country has reached Start-up.");
    }

    /** From here on a country is terminated, before it is declined. */
    private static boolean isStarted(Stage reached) {
        return reached.compareTo(Stage.START_UP) >= 0;
    }
}

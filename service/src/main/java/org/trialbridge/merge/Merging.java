package org.trialbridge.merge;

import static org.trialbridge.access.Action.EDIT_TRIAL;

import java.util.List;
import java.util.Optional;
import org.trialbridge.access.Actor;
import org.trialbridge.access.Place;
import org.trialbridge.problem.Problem;

/** The rules that merging has in common, whatever is merged. */
final class Merging {
    private Merging() {}

    /**
     * Merging changes what hangs on both entries, in every trial.
     *
     * @throws Problem NOT_FOUND or FORBIDDEN unless the actor may edit everything
     */
    static void require(Actor actor) {
        if (actor.mayAnywhere(EDIT_TRIAL) && !actor.may(EDIT_TRIAL, Place.EVERYTHING)) {
            throw Problem.refused(
                    "Merging changes what hangs on both entries, in every trial. It needs the role SECRETARIAT for"
                            + " everything, not for one trial.");
        }
        actor.require(EDIT_TRIAL, Place.EVERYTHING);
    }

    /** The entry by which something was merged. */
    static long entry(Optional<Long> found) {
        return found.orElseThrow(() -> Problem.invalid("mergedId", "Choose one that was merged into this one."));
    }

    /** What moved and was changed again can not be split off by itself. */
    static void requireUnchanged(List<String> changedAgain) {
        if (!changedAgain.isEmpty()) {
            throw Problem.conflict("This merge can not be taken back by itself, because something was changed since: "
                    + String.join(", ", changedAgain).replace('_', ' ')
                    + ". Add the other one anew, and move by hand what belongs to it.");
        }
    }
}

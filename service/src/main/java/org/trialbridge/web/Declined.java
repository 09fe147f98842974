package org.trialbridge.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.LastChange;
import org.trialbridge.problem.Problem;

/**
 * Why a form was not saved.
 *
 * @param message what was wrong with it as a whole, or an empty text
 * @param theirs what is saved now, if somebody else saved it meanwhile
 * @param last who did so, as far as that is known
 */
record Declined(
        List<FieldError> errors,
        String message,
        @Nullable Form theirs,
        @Nullable LastChange last) {
    /** For a form that nobody declined. */
    static final Declined NOT = new Declined(List.of(), "", null, null);

    Declined {
        errors = List.copyOf(errors);
    }

    static Declined invalid(Problem problem) {
        return new Declined(problem.errors(), "", null, null);
    }

    static Declined because(Problem problem) {
        return new Declined(List.of(), problem.detail(), null, null);
    }

    static Declined over(Form theirs, Problem problem) {
        return new Declined(List.of(), "", theirs, problem.lastChange().orElse(null));
    }

    boolean isDeclined() {
        return !errors.isEmpty() || !message.isEmpty() || theirs != null;
    }
}

package org.trialbridge.meeting;

import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;

/** The name of a series as it was entered. */
public record SeriesInput(@Nullable String name) {
    static final int LONGEST_NAME = 200;

    String toName(Errors errors) {
        return errors.text(name, "name", LONGEST_NAME);
    }
}

package org.trialbridge.upload;

import org.jdbi.v3.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * The work on a large file, in the background.
 *
 * @param lines how many rows the file has
 * @param done how many of them the step is through with
 * @param cancelled whether its sender wants it to end
 * @param told what to tell its sender at the end
 * @param look what was found by checking
 */
public record UploadRun(
        long id,
        Step step,
        int lines,
        int done,
        State state,
        boolean cancelled,
        @Nullable String told,
        @Json @Nullable UploadLook look) {

    /** What it is at. To load is to check again, then to store. */
    public enum Step {
        CHECK,
        LOAD,
        STORE
    }

    /** Where it stands; a run that was not heard of for a while is broken off. */
    public enum State {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED,
        BROKEN_OFF
    }

    /** What it does with the rows, as it is told to its sender. */
    public String verb() {
        return step == Step.STORE ? "Saved" : "Checked";
    }
}

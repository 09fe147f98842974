package org.trialbridge.enrollment;

import org.jspecify.annotations.Nullable;

/**
 * Two corrections of the same period met.
 *
 * @param inForce the line as it is now; null if nothing is reported
 * @param seen the line that the sender had before him, as far as his version names one
 * @param sent the line that he sent, which is not stored
 */
public record CountsConflict(
        @Nullable CountsLine inForce, @Nullable CountsLine seen, Counts sent) {}

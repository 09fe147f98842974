package org.trialbridge.enrollment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jdbi.v3.core.mapper.Nested;

/**
 * A line of counts as it is stored. It never changes: a correction adds another one.
 *
 * @param inForce whether it is the last line of its period
 * @param recordedAt when this system learned it
 */
public record CountsLine(
        long id,
        boolean inForce,
        Instant recordedAt,
        @JsonUnwrapped @Nested Counts counts) {}

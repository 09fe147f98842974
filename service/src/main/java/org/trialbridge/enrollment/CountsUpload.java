package org.trialbridge.enrollment;

import java.time.Instant;
import org.jdbi.v3.core.mapper.Nested;

/**
 * A file whose reports were stored.
 *
 * @param number of the entry in the audit trail under which they are stored
 * @param reported how many of its rows were first reports
 */
public record CountsUpload(
        long number, @Nested SourceFile file, int reported, int corrected, int unchanged, Instant recordedAt) {}

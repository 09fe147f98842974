package org.trialbridge.edition;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.report.StatusReport.Issue;

/**
 * What a file turned out to be. Of a file that is none of ours nothing is told.
 *
 * @param sha256 of the file, in hexadecimal
 * @param trial the trial's code
 */
public record Verdict(
        Outcome outcome,
        String sha256,
        @Nullable String trial,
        @Nullable Integer edition,
        @Nullable LocalDate asOf,
        @Nullable Instant issuedAt,
        @Nullable Integer supersededBy,
        @Nullable String supersededReason,
        @Nullable Instant supersededAt) {

    /** What a file can be. */
    public enum Outcome {
        /** An edition as it was issued, which stands. */
        UNCHANGED,
        /** An edition as it was issued; another one stands for it now. */
        SUPERSEDED,
        /** No edition of ours has these bytes. */
        NOT_OURS
    }

    static Verdict notOurs(String sha256) {
        return new Verdict(Outcome.NOT_OURS, sha256, null, null, null, null, null, null, null);
    }

    static Verdict of(Edition edition) {
        return new Verdict(
                edition.supersededBy() == null ? Outcome.UNCHANGED : Outcome.SUPERSEDED,
                edition.sha256(),
                edition.trial(),
                edition.number(),
                edition.asOf(),
                edition.issuedAt(),
                edition.supersededBy(),
                edition.supersededReason(),
                edition.supersededAt());
    }

    /** E0042, or nothing. */
    public String label() {
        return edition == null ? "" : Issue.label(edition);
    }
}

package org.trialbridge.pipeline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that caused a stage change, or could be cited for one.
 *
 * @param label what it is, for people
 * @param happenedOn the day that belongs to it, if there is one
 * @param ref the code or number by which its page is found: of a decision its meeting's, of counts their site's
 */
public record Evidence(
        Kind kind,
        long id,
        String label,
        @Nullable LocalDate happenedOn,
        @Nullable String ref) {

    public enum Kind {
        MEETING("Meetings"),
        DECISION("Decisions"),
        OUTREACH("Outreach"),
        AGREEMENT("Agreements"),
        APPROVAL("Approvals"),
        MILESTONE("Milestones"),
        SITE("Sites"),
        COUNTS("Counts"),
        DOCUMENT("Documents");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** What things of this kind are called, in the plural. */
        public String label() {
            return label;
        }
    }
}

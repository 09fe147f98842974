package org.trialbridge.outreach;

import java.time.LocalDate;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;

/**
 * One approach to an institution or to a country as a whole.
 *
 * @param trial the trial's code
 * @param participationId null while the country does not take part in the trial
 * @param illustrative made for the demonstration, not a fact
 */
public record Outreach(
        long id,
        int version,
        long trialId,
        String trial,
        @Nullable Long participationId,
        String iso2,
        @Nullable Long institutionId,
        @Nullable String institutionName,
        Kind kind,
        @ColumnName("on_date") LocalDate on,
        String subject,
        Outcome outcome,
        boolean illustrative) {

    /** How a country is approached. */
    public enum Kind {
        SUPPORT_REQUEST("Request for support"),
        LETTER("Letter"),
        CALL("Call"),
        EMAIL("E-mail"),
        VISIT("Visit");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** How it is shown. */
        public String label() {
            return label;
        }
    }

    /** What came of it. */
    public enum Outcome {
        SENT("Sent"),
        ACKNOWLEDGED("Acknowledged"),
        ACCEPTED("Accepted"),
        DECLINED("Declined"),
        NO_REPLY("No reply");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** How it is shown. */
        public String label() {
            return label;
        }
    }

    public Place place() {
        return participationId == null ? Place.trial(trialId) : Place.country(trialId, participationId);
    }
}

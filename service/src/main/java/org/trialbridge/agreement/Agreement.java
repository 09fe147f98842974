package org.trialbridge.agreement;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.json.Json;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;

/**
 * An agreement with a country.
 *
 * @param trial the trial's code
 * @param parties the institutions that sign
 * @param signedOn null while it is a draft
 * @param expiresOn the last day on which it holds
 * @param endedOn since when it holds no more before its time: a draft was withdrawn, a signed one terminated
 * @param illustrative made for the demonstration, not a fact
 */
public record Agreement(
        long id,
        int version,
        long trialId,
        String trial,
        long participationId,
        String iso2,
        Kind kind,
        String title,
        @Json List<Party> parties,
        @Nullable LocalDate signedOn,
        @Nullable LocalDate effectiveOn,
        @Nullable LocalDate expiresOn,
        @Nullable LocalDate endedOn,
        @Nullable String endReason,
        boolean illustrative) {

    public Agreement {
        parties = List.copyOf(parties);
    }

    /** An institution that signs. */
    public record Party(long institutionId, String name) {}

    /** What is agreed. */
    public enum Kind {
        NDA("Confidentiality (NDA)"),
        MOU("Memorandum of understanding (MOU)"),
        CTA("Clinical trial agreement (CTA)"),
        MTA("Material transfer (MTA)"),
        SUPPLY("Supply"),
        INSURANCE("Insurance");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** How it is shown. */
        public String label() {
            return label;
        }
    }

    public Place place() {
        return Place.country(trialId, participationId);
    }
}

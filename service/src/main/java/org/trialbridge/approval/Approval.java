package org.trialbridge.approval;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;

/**
 * An approval of a country or of one of its sites.
 *
 * @param trial the trial's code
 * @param site the site's code; null when it is the country's
 * @param authorityName who decides
 * @param conditions what an approval with conditions asks for
 * @param source where this is known from
 * @param illustrative made for the demonstration, not a fact
 */
public record Approval(
        long id,
        int version,
        long trialId,
        String trial,
        long participationId,
        String iso2,
        @Nullable Long siteId,
        @Nullable String site,
        Kind kind,
        @Nullable Long authorityInstitutionId,
        @Nullable String authorityName,
        @Nullable String reference,
        Status status,
        @Nullable LocalDate submittedOn,
        @Nullable LocalDate decidedOn,
        @Nullable LocalDate expiresOn,
        @Nullable String conditions,
        @Nullable String source,
        boolean illustrative) {

    /** What is approved. */
    public enum Kind {
        ETHICS("Ethics"),
        NATIONAL_REGULATOR("National regulator"),
        IMPORT_LICENCE("Import licence"),
        BIOSAFETY("Biosafety"),
        INSURANCE("Insurance"),
        DATA_PROTECTION("Data protection"),
        SITE_LICENCE("Site licence"),
        PROTOCOL_AMENDMENT("Protocol amendment");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** How it is shown. */
        public String label() {
            return label;
        }
    }

    /** How far it is. */
    public enum Status {
        PLANNED("Planned"),
        SUBMITTED("Submitted"),
        QUESTIONS("Questions asked"),
        APPROVED("Approved"),
        APPROVED_WITH_CONDITIONS("Approved with conditions"),
        REJECTED("Rejected"),
        WITHDRAWN("Withdrawn"),
        EXPIRED("Expired");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        /** How it is shown. */
        public String label() {
            return label;
        }

        /** Whether it waits for nobody any more, without having been decided. */
        boolean isOver() {
            return this == WITHDRAWN || this == EXPIRED;
        }
    }

    public Place place() {
        return siteId == null ? Place.country(trialId, participationId) : Place.site(trialId, participationId, siteId);
    }

    /** The days from a day to its expiry, negative once it is over; null if it was not given or does not expire. */
    public @Nullable Long daysLeft(LocalDate from) {
        return expiresOn == null || !(isInForce() || status == Status.EXPIRED)
                ? null
                : Long.valueOf(ChronoUnit.DAYS.between(from, expiresOn));
    }

    private boolean isInForce() {
        return status == Status.APPROVED || status == Status.APPROVED_WITH_CONDITIONS;
    }

    /** The approval as it stood on a day: what came later is left out, and past its last day it is expired. */
    public Approval on(LocalDate day) {
        boolean submitted = submittedOn == null || !submittedOn.isAfter(day);
        boolean decided = decidedOn == null || !decidedOn.isAfter(day);
        if (submitted && decided) {
            return isInForce() && expiresOn != null && expiresOn.isBefore(day) ? with(Status.EXPIRED) : this;
        }
        return new Approval(
                id,
                version,
                trialId,
                trial,
                participationId,
                iso2,
                siteId,
                site,
                kind,
                authorityInstitutionId,
                authorityName,
                reference,
                submitted ? Status.SUBMITTED : Status.PLANNED,
                submitted ? submittedOn : null,
                null,
                null,
                null,
                source,
                illustrative);
    }

    /** The same with another status. */
    Approval with(Status another) {
        return new Approval(
                id,
                version,
                trialId,
                trial,
                participationId,
                iso2,
                siteId,
                site,
                kind,
                authorityInstitutionId,
                authorityName,
                reference,
                another,
                submittedOn,
                decidedOn,
                expiresOn,
                conditions,
                source,
                illustrative);
    }
}

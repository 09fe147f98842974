package org.trialbridge.person;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The part that a person has in a trial, in one of its countries or at one of its sites. What a user may do is another
 * thing: that is said by his grants.
 *
 * @param trial the trial's code
 * @param iso2 the country, or null for the whole trial
 * @param site the site's code, or null for the whole country
 */
public record TrialRole(
        long id,
        long personId,
        String trial,
        @Nullable String iso2,
        @Nullable String site,
        Part role,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    /** Which part it is. */
    public enum Part {
        PRINCIPAL_INVESTIGATOR("Principal investigator"),
        NATIONAL_COORDINATOR("National coordinator"),
        SITE_CONTACT("Site contact"),
        REGULATORY_LEAD("Regulatory lead"),
        SPONSOR_CONTACT("Sponsor contact"),
        OFFICIAL("Official"),
        INTERPRETER("Interpreter");

        private final String label;

        Part(String label) {
            this.label = label;
        }

        /** How it is shown. */
        public String label() {
            return label;
        }
    }
}

package org.trialbridge.institution;

import org.jspecify.annotations.Nullable;

/**
 * An institution.
 *
 * @param nativeName its name in the language of its country
 * @param iso2 the country where it is
 * @param parentId the institution of which it is a part
 * @param rorId its identifier in the Research Organization Registry, such as https://ror.org/034t30j35
 */
public record Institution(
        long id,
        int version,
        String name,
        @Nullable String nativeName,
        Kind kind,
        String iso2,
        @Nullable Long parentId,
        @Nullable String parentName,
        @Nullable String rorId) {

    /** What an institution is. */
    public enum Kind {
        ACADEMY("Academy"),
        GOVERNMENT("Government"),
        REGULATOR("Regulator"),
        ETHICS_COMMITTEE("Ethics committee"),
        RESEARCH_INSTITUTE("Research institute"),
        UNIVERSITY("University"),
        HOSPITAL("Hospital"),
        CRO("Contract research organisation"),
        MANUFACTURER("Manufacturer"),
        EMBASSY("Embassy"),
        INTERNATIONAL_ORGANISATION("International organisation"),
        FUNDER("Funder"),
        OTHER("Other");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** How it is shown. */
        public String label() {
            return label;
        }
    }
}

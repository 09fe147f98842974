package org.trialbridge.institution;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** An institution as typed, unchecked. */
public record InstitutionInput(
        @Nullable String name,
        @Nullable String nativeName,
        Institution.@Nullable Kind kind,
        @Nullable String iso2,
        @Nullable Long parentId,
        @Nullable String rorId) {
    /** As ror.org writes them. */
    private static final Pattern ROR = Pattern.compile("https://ror\\.org/0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}");

    /** As below, where it was looked at before whether the parent fits. */
    public Institution toInstitution(@Nullable Institution current, boolean countryExists, boolean parentFits) {
        return toInstitution(current, countryExists, new Ancestry(parentFits, List.of()));
    }

    /**
     * @param current the institution to be changed, or null for a new one
     * @param ancestry whether this institution can be a part of the one named
     * @throws Problem INVALID with everything that is wrong
     */
    Institution toInstitution(@Nullable Institution current, boolean countryExists, Ancestry ancestry) {
        Errors errors = new Errors();
        Institution institution = new Institution(
                current == null ? 0 : current.id(),
                current == null ? 0 : current.version(),
                errors.text(name, "name", 200),
                errors.optionalText(nativeName, "nativeName", 200),
                errors.require(kind, "kind", Institution.Kind.OTHER),
                errors.require(iso2, "iso2", ""),
                parentId,
                null,
                errors.optionalText(rorId, "rorId", 40));

        errors.check(countryExists, "iso2", "Choose a country: its code is two capital letters.");
        ancestry.check(errors, "parentId");
        errors.check(
                institution.rorId() == null || ROR.matcher(institution.rorId()).matches(),
                "rorId",
                "Enter the address of the institution at ror.org, such as https://ror.org/034t30j35.");
        errors.throwIfAny();
        return institution;
    }
}

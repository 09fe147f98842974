package org.trialbridge.institution;

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

    /**
     * @param current the institution to be changed, or null for a new one
     * @param parentFits whether the parent exists and is not itself a part of this institution
     * @throws Problem INVALID with everything that is wrong
     */
    public Institution toInstitution(@Nullable Institution current, boolean countryExists, boolean parentFits) {
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
        errors.check(
                parentId == null || parentFits,
                "parentId",
                "Choose an institution of the directory that is not a part of this one.");
        errors.check(
                institution.rorId() == null || ROR.matcher(institution.rorId()).matches(),
                "rorId",
                "Enter the address of the institution at ror.org, such as https://ror.org/034t30j35.");
        errors.throwIfAny();
        return institution;
    }
}

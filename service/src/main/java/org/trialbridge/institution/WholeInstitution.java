package org.trialbridge.institution;

import java.util.List;

/**
 * An institution and what belongs to it.
 *
 * @param parts by name
 * @param merged what was found to be this one, the last one first
 */
public record WholeInstitution(Institution institution, List<Institution> parts, List<MergedInstitution> merged) {
    public WholeInstitution {
        parts = List.copyOf(parts);
        merged = List.copyOf(merged);
    }
}

package org.trialbridge.outreach;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trialbridge.institution.Institution;

/**
 * What the form of an outreach offers.
 *
 * @param countries the names of all countries by their codes, in the order of the names
 */
public record OutreachChoices(Map<String, String> countries, List<Institution> institutions) {
    public OutreachChoices {
        countries = new LinkedHashMap<>(countries);
        institutions = List.copyOf(institutions);
    }
}

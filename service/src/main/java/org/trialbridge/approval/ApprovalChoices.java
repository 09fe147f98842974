package org.trialbridge.approval;

import java.time.LocalDate;
import java.util.List;
import org.trialbridge.institution.Institution;
import org.trialbridge.trial.Participation;

/**
 * What the form of an approval offers.
 *
 * @param sites codes of the country's sites
 * @param today in the country
 */
public record ApprovalChoices(
        Participation country, List<String> sites, List<Institution> institutions, LocalDate today) {
    public ApprovalChoices {
        sites = List.copyOf(sites);
        institutions = List.copyOf(institutions);
    }
}

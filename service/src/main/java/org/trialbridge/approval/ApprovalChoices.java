package org.trialbridge.approval;

import java.time.LocalDate;
import java.util.List;
import org.trialbridge.institution.Institution;
import org.trialbridge.trial.Participation;

/**
 * What the form of an approval offers.
 *
 * @param sites codes of the country's sites
 */
public record ApprovalChoices(
        Participation country, LocalDate today, List<String> sites, List<Institution> institutions) {
    public ApprovalChoices {
        sites = List.copyOf(sites);
        institutions = List.copyOf(institutions);
    }
}

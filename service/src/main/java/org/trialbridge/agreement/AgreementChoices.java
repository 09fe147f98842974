package org.trialbridge.agreement;

import java.time.LocalDate;
import java.util.List;
import org.trialbridge.institution.Institution;
import org.trialbridge.trial.Participation;

/**
 * What the form of an agreement offers.
 *
 * @param today the day in the country
 */
public record AgreementChoices(Participation country, LocalDate today, List<Institution> institutions) {
    public AgreementChoices {
        institutions = List.copyOf(institutions);
    }
}

package org.trialbridge.agreement;

import java.util.List;
import org.trialbridge.institution.Institution;
import org.trialbridge.trial.Participation;

/** What the form of an agreement offers. */
public record AgreementChoices(Participation country, List<Institution> institutions) {
    public AgreementChoices {
        institutions = List.copyOf(institutions);
    }
}

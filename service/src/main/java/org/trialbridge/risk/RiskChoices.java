package org.trialbridge.risk;

import java.util.List;
import org.trialbridge.action.Choices;
import org.trialbridge.institution.Institution;
import org.trialbridge.milestone.Milestone;
import org.trialbridge.site.Site;
import org.trialbridge.trial.Participation;

/** What the form of a risk offers: where it can be, who can own it, and what it can threaten. */
public record RiskChoices(
        List<Participation> countries,
        List<Site> sites,
        List<Institution> institutions,
        List<Choices.Option> people,
        List<Milestone> milestones) {
    public RiskChoices {
        countries = List.copyOf(countries);
        sites = List.copyOf(sites);
        institutions = List.copyOf(institutions);
        people = List.copyOf(people);
        milestones = List.copyOf(milestones);
    }
}

package org.trialbridge.milestone;

import java.util.List;
import org.trialbridge.site.Site;
import org.trialbridge.trial.Participation;

/** What the form of a milestone offers: where it can be, and what it can wait for. */
public record MilestoneChoices(List<Participation> countries, List<Site> sites, List<Milestone> milestones) {
    public MilestoneChoices {
        countries = List.copyOf(countries);
        sites = List.copyOf(sites);
        milestones = List.copyOf(milestones);
    }
}

package org.trialbridge.trial;

import java.util.List;

/** What the recruitment status of a country follows from: its stage, and each status that one of its sites has. */
public record Recruiting(long trialId, long participationId, Stage stage, List<SiteStatus> siteStatuses) {
    public Recruiting {
        siteStatuses = List.copyOf(siteStatuses);
    }

    public RecruitmentStatus status() {
        return RecruitmentStatus.ofCountry(stage, siteStatuses);
    }
}

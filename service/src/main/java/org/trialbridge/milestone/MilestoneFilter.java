package org.trialbridge.milestone;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which milestones are asked for; null means any.
 *
 * @param trial a trial's code
 * @param country ISO 3166-1 alpha-2
 * @param site a site's code
 * @param q a part of the milestone's name, in any case
 */
public record MilestoneFilter(
        @Nullable String trial,
        @Nullable String country,
        @Nullable String site,
        MilestoneStatus.@Nullable State status,
        @Nullable String q) {

    /** All milestones of a trial, of its countries and sites. */
    public static MilestoneFilter ofTrial(String trial) {
        return new MilestoneFilter(trial, null, null, null, null);
    }

    boolean matches(JudgedMilestone judged) {
        Milestone milestone = judged.milestone();
        return (country == null || country.equals(milestone.iso2()))
                && (site == null || site.equals(milestone.site()))
                && (status == null || status == judged.standing().status())
                && (q == null
                        || milestone.code().label().toLowerCase(Locale.ROOT).contains(q.toLowerCase(Locale.ROOT)));
    }
}

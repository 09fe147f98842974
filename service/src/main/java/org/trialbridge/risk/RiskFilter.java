package org.trialbridge.risk;

import org.jspecify.annotations.Nullable;

/**
 * Which risks are asked for; null means any.
 *
 * @param trial a trial's code
 * @param country ISO 3166-1 alpha-2
 * @param site a site's code
 * @param open whether those that are closed are left out
 * @param milestoneId the milestone that is threatened
 * @param q words that the title, the description, the measures or the owner's name contain, each of them
 */
public record RiskFilter(
        @Nullable String trial,
        @Nullable String country,
        @Nullable String site,
        Risk.@Nullable Status status,
        boolean open,
        @Nullable Integer probability,
        @Nullable Integer impact,
        @Nullable Long milestoneId,
        @Nullable String q) {

    public static RiskFilter of(
            @Nullable String trial,
            @Nullable String country,
            @Nullable String site,
            Risk.@Nullable Status status,
            @Nullable String q) {
        return new RiskFilter(trial, country, site, status, false, null, null, null, q);
    }

    /** Those of a trial, of its countries and sites, that are not closed. */
    public static RiskFilter openOf(String trial) {
        return of(trial, null, null, null, null).stillOpen();
    }

    RiskFilter stillOpen() {
        return new RiskFilter(trial, country, site, status, true, probability, impact, milestoneId, q);
    }

    /** The same, of one country. */
    public RiskFilter in(String iso2) {
        return new RiskFilter(trial, iso2, site, status, open, probability, impact, milestoneId, q);
    }

    /** The same, of one cell of the matrix. */
    RiskFilter scored(@Nullable Integer probability, @Nullable Integer impact) {
        return new RiskFilter(trial, country, site, status, open, probability, impact, milestoneId, q);
    }
}

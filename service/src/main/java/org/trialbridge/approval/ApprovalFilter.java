package org.trialbridge.approval;

import org.jspecify.annotations.Nullable;

/**
 * Which approvals are asked for; null means any.
 *
 * @param trial a trial's code
 * @param country ISO 3166-1 alpha-2
 * @param site a site's code
 * @param q a part of the reference or of the authority's name, in any case
 */
public record ApprovalFilter(
        @Nullable String trial,
        @Nullable String country,
        @Nullable String site,
        Approval.@Nullable Status status,
        @Nullable String q) {

    /** All approvals of a country in a trial, and of its sites. */
    public static ApprovalFilter of(String trial, String country) {
        return new ApprovalFilter(trial, country, null, null, null);
    }
}

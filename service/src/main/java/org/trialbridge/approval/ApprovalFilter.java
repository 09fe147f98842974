package org.trialbridge.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which approvals are asked for; null means any.
 *
 * @param trial a trial's code
 * @param country ISO 3166-1 alpha-2
 * @param site a site's code
 * @param status as it stands at the instant
 * @param at when it is asked: an approval past its last day has expired by then; null counts as it was recorded
 * @param q a part of the reference or of the authority's name, in any case
 */
public record ApprovalFilter(
        @Nullable String trial,
        @Nullable String country,
        @Nullable String site,
        Approval.@Nullable Status status,
        @Nullable String q,
        @Nullable Instant at) {

    public ApprovalFilter(
            @Nullable String trial,
            @Nullable String country,
            @Nullable String site,
            Approval.@Nullable Status status,
            @Nullable String q) {
        this(trial, country, site, status, q, null);
    }

    ApprovalFilter at(Instant instant) {
        return new ApprovalFilter(trial, country, site, status, q, instant);
    }

    /** All approvals of a country in a trial, and of its sites. */
    public static ApprovalFilter of(String trial, String country) {
        return new ApprovalFilter(trial, country, null, null, null);
    }
}

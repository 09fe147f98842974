package org.trialbridge.outreach;

import org.jspecify.annotations.Nullable;

/**
 * Which outreach is asked for; null means any.
 *
 * @param trial a trial's code
 * @param country ISO 3166-1 alpha-2
 * @param q a part of the subject or of the institution's name, in any case
 */
public record OutreachFilter(
        @Nullable String trial,
        @Nullable String country,
        Outreach.@Nullable Outcome status,
        @Nullable String q) {

    /** All outreach to a country for a trial. */
    public static OutreachFilter of(String trial, String country) {
        return new OutreachFilter(trial, country, null, null);
    }
}

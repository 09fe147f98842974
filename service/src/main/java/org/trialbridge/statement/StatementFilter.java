package org.trialbridge.statement;

import org.jspecify.annotations.Nullable;

/**
 * Which statements are asked for; null means any.
 *
 * @param trial a trial's code
 * @param country ISO 3166-1 alpha-2
 * @param q a part of the attribute, the value or the source, in any case
 */
public record StatementFilter(
        @Nullable String trial,
        @Nullable String country,
        @Nullable Status status,
        @Nullable String q) {

    /** Which of several statements. */
    public enum Status {
        ADOPTED,
        NOT_ADOPTED
    }

    /** All statements about a country in a trial. */
    public static StatementFilter of(String trial, String country) {
        return new StatementFilter(trial, country, null, null);
    }
}

package org.trialbridge.agreement;

import org.jspecify.annotations.Nullable;

/**
 * Which agreements are asked for; null means any.
 *
 * @param trial a trial's code
 * @param country ISO 3166-1 alpha-2
 * @param q a part of the title, in any case
 */
public record AgreementFilter(
        @Nullable String trial,
        @Nullable String country,
        @Nullable Status status,
        @Nullable String q) {
    /** How far it is. */
    public enum Status {
        DRAFT,
        SIGNED,
        /** Withdrawn as a draft, or terminated. */
        ENDED
    }
}

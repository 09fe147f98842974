package org.trialbridge.account;

import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Role;

/**
 * A role at a place that is named by codes; the fewer there are, the larger the place.
 *
 * @param country a country of the trial, in two letters
 */
public record UserGrant(
        long id,
        Role role,
        @Nullable String trial,
        @Nullable String country,
        @Nullable String site) {}

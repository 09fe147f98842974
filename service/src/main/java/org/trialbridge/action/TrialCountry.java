package org.trialbridge.action;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A trial, with one of its countries if it has any. */
public record TrialCountry(
        long trialId,
        String trial,
        @Nullable Long participationId,
        @Nullable String country,
        @Nullable ZoneId zone) {}

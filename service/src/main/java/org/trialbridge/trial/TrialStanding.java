package org.trialbridge.trial;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * A trial, and whether it recruits.
 *
 * @param recruitmentStatus null for those who see only that the trial exists
 */
public record TrialStanding(
        @JsonUnwrapped Trial trial, @Nullable RecruitmentStatus recruitmentStatus) {}

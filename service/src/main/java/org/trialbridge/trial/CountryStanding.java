package org.trialbridge.trial;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A country of a trial, and whether it recruits. */
public record CountryStanding(
        @JsonUnwrapped Participation participation, String countryName, RecruitmentStatus recruitmentStatus) {
    static CountryStanding of(Participation participation, RecruitmentStatus recruitmentStatus) {
        return new CountryStanding(participation, participation.countryName(), recruitmentStatus);
    }
}

package org.trialbridge.trial;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.access.Place;
import org.trialbridge.country.CountryNames;

/**
 * A country in a trial.
 *
 * @param trial the trial's code
 * @param stageSince the day from which the stage holds, or null if it was never changed
 * @param priority 1 high, 2 medium, 3 low
 * @param ownerUserId the user who sees to this country
 * @param leadInstitutionId the institution that leads in the country
 * @param target participants to be enrolled in the country
 */
public record Participation(
        long id,
        int version,
        long trialId,
        String trial,
        String iso2,
        Stage stage,
        @Nullable LocalDate stageSince,
        int priority,
        @Nullable Long ownerUserId,
        @Nullable String ownerName,
        @Nullable Long leadInstitutionId,
        @Nullable String leadInstitutionName,
        @Nullable Integer target,
        @Nullable String nextStep,
        @Nullable LocalDate nextStepDueOn,
        @Nullable String note) {

    public Place place() {
        return Place.country(trialId, id);
    }

    /** The country's name in English. */
    public String countryName() {
        return CountryNames.of(iso2);
    }
}

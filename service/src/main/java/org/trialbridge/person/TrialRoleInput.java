package org.trialbridge.person;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/** A part in a trial as typed, unchecked. */
public record TrialRoleInput(
        @Nullable String trial,
        @Nullable String iso2,
        @Nullable String site,
        TrialRole.@Nullable Part role,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    /** The names of a place, where nothing was typed none. */
    TrialRoleInput named() {
        return new TrialRoleInput(named(trial), named(iso2), named(site), role, from, to);
    }

    private static @Nullable String named(@Nullable String name) {
        return name == null || name.isBlank() ? null : name.strip();
    }

    /**
     * @param place what the names were found to be
     * @throws Problem INVALID with everything that is wrong
     */
    TrialRoleDao.Row toRow(long personId, TrialRoleDao.Found place) {
        Errors errors = new Errors();
        errors.check(
                iso2 == null || place.participationId() != null,
                "iso2",
                "Choose a country that takes part in the trial.");
        errors.check(
                site == null
                        || (place.siteId() != null
                                && (iso2 == null || Objects.equals(place.siteCountryId(), place.participationId()))),
                "site",
                "Choose a site of the trial, in that country.");
        errors.check(
                from == null || to == null || !to.isBefore(from),
                "to",
                "Enter a day that is not before the first one.");
        TrialRole.Part part = errors.require(role, "role", TrialRole.Part.OFFICIAL);
        errors.throwIfAny();
        return new TrialRoleDao.Row(place.trialId(), place.countryId(), place.siteId(), personId, part, from, to);
    }
}

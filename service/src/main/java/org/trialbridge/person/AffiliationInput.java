package org.trialbridge.person;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;

/** An affiliation as typed, unchecked. */
public record AffiliationInput(
        @Nullable Long institutionId,
        @Nullable String position,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    Affiliation toAffiliation(Errors errors, String field, long personId, boolean institutionExists) {
        errors.check(institutionExists, field + "/institutionId", "Choose an institution of the directory.");
        errors.check(
                from == null || to == null || !to.isBefore(from),
                field + "/to",
                "Enter a day that is not before the first one.");
        return new Affiliation(
                0,
                personId,
                institutionId == null ? 0 : institutionId,
                null,
                null,
                errors.optionalText(position, field + "/position", 200),
                from,
                to);
    }
}

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

    private static String in(String row, String field) {
        return row.isEmpty() ? field : row + "/" + field;
    }

    /** @param field the row of a form in which it stands, or empty */
    Affiliation toAffiliation(Errors errors, String field, long personId, boolean institutionExists) {
        errors.check(institutionExists, in(field, "institutionId"), "Choose an institution of the directory.");
        errors.check(
                from == null || to == null || !to.isBefore(from),
                in(field, "to"),
                "Enter a day that is not before the first one.");
        return new Affiliation(
                0,
                personId,
                institutionId == null ? 0 : institutionId,
                null,
                null,
                errors.optionalText(position, in(field, "position"), 200),
                from,
                to);
    }
}

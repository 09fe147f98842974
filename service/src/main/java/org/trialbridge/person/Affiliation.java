package org.trialbridge.person;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That a person belongs to an institution.
 *
 * @param iso2 the institution's country
 * @param from the first day, or null if not known
 * @param to the last day, or null if it goes on
 */
public record Affiliation(
        long id,
        long personId,
        long institutionId,
        @Nullable String institutionName,
        @Nullable String iso2,
        @Nullable String position,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    public Affiliation of(long person) {
        return new Affiliation(id, person, institutionId, institutionName, iso2, position, from, to);
    }

    Affiliation withId(long newId) {
        return new Affiliation(newId, personId, institutionId, institutionName, iso2, position, from, to);
    }

    /** Tells whether the other one says the same. */
    boolean repeats(Affiliation other) {
        return equals(new Affiliation(
                id, personId, other.institutionId, institutionName, iso2, other.position, other.from, other.to));
    }
}

package org.trialbridge.person;

import org.jspecify.annotations.Nullable;

/**
 * Which people are looked for.
 *
 * @param id only this one, erased or not
 * @param iso2 only those with an institution or a part in this country
 * @param q only those whose name or native name holds this text, in any case
 * @param afterId the id of the last one already seen
 */
public record PersonQuery(
        @Nullable Long id,
        @Nullable String iso2,
        @Nullable String q,
        @Nullable Long afterId,
        int limit) {
    static PersonQuery one(long id) {
        return new PersonQuery(id, null, null, null, 1);
    }
}

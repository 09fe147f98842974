package org.trialbridge.person;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which people are looked for.
 *
 * @param ids only these, erased or not; everybody who is not erased if empty
 * @param iso2 only those with an institution or a part in this country
 * @param q only those whose name or native name holds this text, in any case
 * @param after the place of the last one already seen, or null
 */
public record PersonQuery(
        List<Long> ids,
        @Nullable String iso2,
        @Nullable String q,
        @Nullable String after,
        int limit) {
    public PersonQuery {
        ids = List.copyOf(ids);
    }

    public static PersonQuery one(long id) {
        return of(List.of(id));
    }

    static PersonQuery of(List<Long> ids) {
        return new PersonQuery(ids, null, null, null, ids.size());
    }
}

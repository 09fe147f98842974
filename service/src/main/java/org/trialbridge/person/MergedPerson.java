package org.trialbridge.person;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Another entry that was found to be this person. From the name on, up to the telephone, stand the values that were not
 * taken over; all null once the person is erased.
 *
 * @param email null also for those who may not see contact details, like the phone
 * @param mergedBy the user's name, or null for the system and for erased users
 * @param revocable whether it can be split off again: nothing that moved was changed since
 */
public record MergedPerson(
        long id,
        @Nullable String name,
        @Nullable String nativeName,
        @Nullable String email,
        @Nullable String phone,
        Instant mergedAt,
        @Nullable String mergedBy,
        @Nullable String reason,
        boolean revocable) {

    /** The same for somebody who may not see contact details. */
    MergedPerson withoutContactDetails() {
        return new MergedPerson(id, name, nativeName, null, null, mergedAt, mergedBy, reason, revocable);
    }
}

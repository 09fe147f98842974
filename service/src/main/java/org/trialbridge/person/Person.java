package org.trialbridge.person;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Problem;

/**
 * A person of the directory. From the name on the values are personal: all null once they are erased.
 *
 * @param languages ISO 639-1 codes, best spoken first
 * @param lawfulBasis why his data may be kept
 * @param retainUntil the last day on which they may be kept without looking at them again
 * @param illustrative made for the demonstration, not a fact
 * @param email null also for those who may not see contact details, like the phone
 */
public record Person(
        long id,
        int version,
        List<String> languages,
        @Nullable ZoneId zone,
        @Nullable String lawfulBasis,
        @Nullable LocalDate retainUntil,
        boolean doNotContact,
        boolean illustrative,
        @Nullable Instant erasedAt,
        @Nullable String name,
        @Nullable String nativeName,
        @Nullable String title,
        @Nullable String email,
        @Nullable String phone) {
    public Person {
        languages = List.copyOf(languages);
    }

    /** What to call him on a page. */
    public String shownName() {
        if (name == null) {
            return "Erased person";
        }
        return title == null ? name : title + " " + name;
    }

    /** @throws Problem CONFLICT if the person is erased */
    public Person requireKept() {
        if (erasedAt != null) {
            throw Problem.conflict("This person was erased and can not be changed. Enter the person anew.");
        }
        return this;
    }

    public Person withId(long newId) {
        return new Person(
                newId,
                version,
                languages,
                zone,
                lawfulBasis,
                retainUntil,
                doNotContact,
                illustrative,
                erasedAt,
                name,
                nativeName,
                title,
                email,
                phone);
    }

    /** The same person for somebody who may not see contact details. */
    Person withoutContactDetails() {
        return new Person(
                id,
                version,
                languages,
                zone,
                lawfulBasis,
                retainUntil,
                doNotContact,
                illustrative,
                erasedAt,
                name,
                nativeName,
                title,
                null,
                null);
    }
}

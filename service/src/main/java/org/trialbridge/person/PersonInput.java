package org.trialbridge.person;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trialbridge.mail.Message;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Problem;

/**
 * A person as typed, unchecked. Why and until when he is kept may be absent: then that stays, and is the usual for somebody
 * new.
 */
public record PersonInput(
        @Nullable String name,
        @Nullable String nativeName,
        @Nullable String title,
        @Nullable String email,
        @Nullable String phone,
        @Nullable List<@Nullable String> languages,
        @Nullable String zone,
        @Nullable String lawfulBasis,
        @Nullable LocalDate retainUntil,
        @Nullable Boolean doNotContact,
        @Nullable List<@Nullable AffiliationInput> affiliations) {
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()./-]{3,29}");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final int MOST_LANGUAGES = 10;
    private static final int MOST_AFFILIATIONS = 20;

    /** A person and where he belongs, checked. */
    public record Checked(Person person, List<Affiliation> affiliations) {}

    /**
     * @param current the person to be changed, or null for a new one
     * @param institutions the ids of those institutions named here that exist
     * @throws Problem INVALID with everything that is wrong
     */
    public Checked toPerson(@Nullable Person current, Set<Long> institutions) {
        return toPerson(current, institutions, null);
    }

    /** @param today for the usual day until when somebody new is kept; null where that is given when he is stored */
    Checked toPerson(@Nullable Person current, Set<Long> institutions, @Nullable LocalDate today) {
        Errors errors = new Errors();
        Retention retention = new Retention(lawfulBasis, retainUntil)
                .checked(
                        errors,
                        current == null ? null : new Retention(current.lawfulBasis(), current.retainUntil()),
                        today);
        Person person = new Person(
                current == null ? 0 : current.id(),
                current == null ? 0 : current.version(),
                languages(errors),
                zone(errors),
                retention.lawfulBasis(),
                retention.until(),
                doNotContact != null && doNotContact,
                current != null && current.illustrative(),
                null,
                errors.text(name, "name", 200),
                errors.optionalText(nativeName, "nativeName", 200),
                errors.optionalText(title, "title", 60),
                errors.optionalText(email, "email", 254),
                errors.optionalText(phone, "phone", 40));

        errors.check(
                person.email() == null || Message.isAddress(person.email()),
                "email",
                "Enter an e-mail address such as name@example.org.");
        errors.check(
                person.phone() == null || PHONE.matcher(person.phone()).matches(),
                "phone",
                "Enter a telephone number with its country code, such as +998 71 200 00 00.");
        List<Affiliation> checked = affiliations(errors, person.id(), institutions);
        errors.throwIfAny();
        return new Checked(person, checked);
    }

    private List<String> languages(Errors errors) {
        List<String> codes = new ArrayList<>();
        for (String language : languages == null ? List.<@Nullable String>of() : languages) {
            String code = errors.text(language, "languages", 2);
            errors.check(LANGUAGES.contains(code), "languages", "Enter languages by two small letters, such as uz.");
            errors.check(!codes.contains(code), "languages", "Enter each language once.");
            codes.add(code);
        }
        errors.check(codes.size() <= MOST_LANGUAGES, "languages", "Enter at most {0} languages.", MOST_LANGUAGES);
        return codes;
    }

    private @Nullable ZoneId zone(Errors errors) {
        String text = errors.optionalText(zone, "zone", 60);
        boolean known = text != null && ZoneId.getAvailableZoneIds().contains(text);
        errors.check(text == null || known, "zone", "Enter a time zone such as Asia/Tashkent.");
        return text != null && known ? ZoneId.of(text) : null;
    }

    private List<Affiliation> affiliations(Errors errors, long personId, Set<Long> institutions) {
        List<Affiliation> checked = new ArrayList<>();
        if (affiliations == null) {
            return checked;
        }
        errors.check(
                affiliations.size() <= MOST_AFFILIATIONS,
                "affiliations",
                "Enter at most {0} institutions.",
                MOST_AFFILIATIONS);
        for (int i = 0; i < affiliations.size() && i < MOST_AFFILIATIONS; i++) {
            AffiliationInput affiliation = affiliations.get(i);
            String field = "affiliations/" + i;
            errors.check(affiliation != null, field, "Enter an institution.");
            if (affiliation != null) {
                boolean exists =
                        affiliation.institutionId() != null && institutions.contains(affiliation.institutionId());
                checked.add(affiliation.toAffiliation(errors, field, personId, exists));
            }
        }
        return checked;
    }
}

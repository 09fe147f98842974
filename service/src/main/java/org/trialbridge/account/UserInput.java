package org.trialbridge.account;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;

/**
 * Who is invited.
 *
 * @param grants the first roles; an administrator of everything may leave them for later
 */
public record UserInput(
        @Nullable String email,
        @Nullable String name,
        @Nullable ZoneId zone,
        @Nullable String language,
        @Nullable List<GrantInput> grants) {

    /** Somebody to be invited. */
    record Valid(String email, Profile profile, List<GrantInput> grants) {}

    Valid toValid() {
        Errors errors = new Errors();
        String email = EmailAddress.check(this.email, "email", errors);
        Profile profile = new ProfileInput(name, zone, language).toProfile(errors);
        errors.throwIfAny();
        return new Valid(email, profile, grants == null ? List.of() : List.copyOf(grants));
    }
}

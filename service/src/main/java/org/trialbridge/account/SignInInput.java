package org.trialbridge.account;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;
import org.trialbridge.problem.Texts;

/** What somebody enters to sign in. */
public record SignInInput(@Nullable String email, @Nullable String password) {

    /** E-mail and password as entered, both there. */
    record Valid(String email, String password) {}

    Valid toValid() {
        Errors errors = new Errors();
        String email = errors.text(this.email, "email", EmailAddress.LONGEST);
        String password = errors.require(this.password, "password", "");
        errors.check(!password.isEmpty(), "password", "Enter your password.");
        errors.throwIfAny();
        return new Valid(Texts.clean(email).toLowerCase(Locale.ROOT), password);
    }
}

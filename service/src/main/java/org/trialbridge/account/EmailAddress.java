package org.trialbridge.account;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;

/** What an e-mail address looks like: plain, so that it can stand in a message's header as it is. */
public final class EmailAddress {
    static final int LONGEST = 254;
    private static final Pattern PLAIN = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

    private EmailAddress() {}

    /** Returns the address in small letters, or notes an error. */
    public static String check(@Nullable String entered, String field, Errors errors) {
        String email = errors.text(entered, field, LONGEST);
        errors.check(PLAIN.matcher(email).matches(), field, "Enter an e-mail address such as name@example.org.");
        return email.toLowerCase(Locale.ROOT);
    }
}

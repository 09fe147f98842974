package org.trialbridge.account;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.trialbridge.mail.Message;
import org.trialbridge.problem.Errors;

/** What an e-mail address looks like: plain, so that it can stand in a message's header as it is. */
public final class EmailAddress {
    static final int LONGEST = 254;

    private EmailAddress() {}

    /** Returns the address in small letters, or notes an error. */
    public static String check(@Nullable String entered, String field, Errors errors) {
        String email = errors.text(entered, field, LONGEST);
        errors.check(Message.isAddress(email), field, "Enter an e-mail address such as name@example.org.");
        return email.toLowerCase(Locale.ROOT);
    }
}

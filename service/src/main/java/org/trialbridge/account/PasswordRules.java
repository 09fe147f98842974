package org.trialbridge.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;

/** What a new password must be: long, and not one that is tried first. There are no rules about kinds of characters. */
final class PasswordRules {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 200;
    private static final int FEWEST_DIFFERENT = 5;
    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /** Returns the password, or notes under {@code field} what to do instead. */
    static String check(@Nullable String password, String email, String field, Errors errors) {
        String entered = errors.require(password, field, "");
        int length = entered.codePointCount(0, entered.length());
        String plain = entered.toLowerCase(Locale.ROOT);
        String mailbox = email.substring(0, email.indexOf('@'));
        errors.check(length >= SHORTEST, field, "Enter at least {0} characters; it has {1}.", SHORTEST, length);
        errors.check(length <= LONGEST, field, "Enter at most {0} characters; it has {1}.", LONGEST, length);
        errors.check(
                !plain.equals(email) && !plain.equals(mailbox),
                field,
                "Choose something other than your e-mail address.");
        errors.check(
                !COMMON.contains(plain) && plain.codePoints().distinct().count() >= FEWEST_DIFFERENT,
                field,
                "Choose a password that is harder to guess, such as four words that do not belong together.");
        return entered;
    }

    private static Set<String> common() {
        try (InputStream list =
                Objects.requireNonNull(PasswordRules.class.getResourceAsStream("common-passwords.txt"))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

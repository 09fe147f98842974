package org.trialbridge.account;

import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;

/**
 * What is entered about an account.
 *
 * @param zone absent: UTC
 * @param language absent: English
 */
public record ProfileInput(
        @Nullable String name,
        @Nullable ZoneId zone,
        @Nullable String language) {
    private static final int LONGEST_NAME = 200;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}");

    Profile toProfile(Errors errors) {
        String name = errors.text(this.name, "name", LONGEST_NAME);
        String language = this.language == null ? "en" : this.language;
        errors.check(name.indexOf('\n') < 0, "name", "Write the name in one line.");
        errors.check(LANGUAGE.matcher(language).matches(), "language", "Enter a language code such as en or ru.");
        return new Profile(name, zone == null ? ZoneId.of("UTC") : zone, language);
    }
}

package org.trialbridge.minutes;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;

/**
 * Minutes as they were entered.
 *
 * @param text plain text; an empty line ends a paragraph, lines that start with a hyphen or a number are a list
 * @param merges the number of the revision set aside that is worked in here
 */
public record MinutesInput(@Nullable String text, @Nullable Integer merges) {
    static final int LONGEST_TEXT = 50_000;
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    /** The text, checked; what is wrong with it or with the language is noted. */
    String checked(Errors errors, String language) {
        errors.check(
                LANGUAGES.contains(language), "language", "Enter the language by its two letters, such as en or ru.");
        return errors.text(text, "text", LONGEST_TEXT);
    }
}

package org.trialbridge.trial;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;

/** The codes by which people call trials and sites, and which stand in addresses. */
public final class Codes {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    /** Stands in the address of the form that creates a thing. */
    private static final String TAKEN = "new";

    private Codes() {}

    /** Returns the code; one that can not be used is noted as an error. */
    public static String check(Errors errors, @Nullable String code, String field) {
        String text = errors.text(code, field, 40);
        errors.check(
                PLAIN.matcher(text).matches(),
                field,
                "Enter letters, digits, dots, dashes and underscores, starting with a letter or digit.");
        errors.check(!TAKEN.equals(text), field, "Choose another code: this word has a meaning in addresses.");
        return text;
    }

    /** Returns the code that a thing has; another one is noted as an error, because codes stay. */
    public static String keep(Errors errors, @Nullable String code, String field, String current) {
        errors.check(code == null || code.equals(current), field, "Keep {0}: it can not change.", current);
        return current;
    }
}

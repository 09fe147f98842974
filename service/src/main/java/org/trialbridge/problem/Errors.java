package org.trialbridge.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects field errors, keeping the first one for each field, and throws them together. */
public final class Errors {
    private final Map<String, FieldError> byField = new LinkedHashMap<>();

    /** Notes an error unless {@code holds}; the pattern's places {@code {0}}, {@code {1}} are filled with the arguments. */
    public void check(boolean holds, String field, String pattern, Object... arguments) {
        if (!holds) {
            byField.putIfAbsent(field, new FieldError(field, pattern, arguments));
        }
    }

    /**
     * Returns {@code value}; if it is missing, notes an error and returns {@code standIn}, so that the remaining rules
     * can still be checked.
     */
    public <T> T require(@Nullable T value, String field, T standIn) {
        check(value != null, field, "Enter a value.");
        return value == null ? standIn : value;
    }

    /** Returns the text, cleaned (see {@link Texts#clean}); a missing or unusable one is noted as an error. */
    public String text(@Nullable String value, String field, int maxLength) {
        String text = optionalText(value, field, maxLength);
        check(text != null, field, "Enter a text.");
        return text == null ? "" : text;
    }

    /** Returns the text, cleaned, or null if there is none; an unusable one is noted as an error. */
    public @Nullable String optionalText(@Nullable String value, String field, int maxLength) {
        if (value == null) {
            return null;
        }
        check(Texts.isStorable(value), field, "Remove control characters; they can not be stored.");
        String text = Texts.clean(value);
        int length = text.codePointCount(0, text.length());
        check(length <= maxLength, field, "Shorten the text to {0} characters; it has {1}.", maxLength, length);
        return text.isEmpty() ? null : text;
    }

    public boolean isEmpty() {
        return byField.isEmpty();
    }

    /** The errors noted so far, in order. */
    public List<FieldError> list() {
        return List.copyOf(byField.values());
    }

    /**
     * Reports the errors, if there are any.
     *
     * @throws Problem INVALID if any error was noted
     */
    public void throwIfAny() {
        if (!byField.isEmpty()) {
            throw Problem.invalid(list());
        }
    }
}

package org.trialbridge.problem;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;

/**
 * One thing wrong with one input field. The pattern and its arguments stay apart so that the message can be translated.
 *
 * @param field the input record's component name, which is also the form field's name; nested fields as {@code rows/3/name}
 * @param pattern what to enter instead, a sentence a user can act on, in the form of {@link MessageFormat}
 * @param arguments the values for the pattern's places
 */
public record FieldError(String field, String pattern, List<Object> arguments) {
    public FieldError {
        arguments = List.copyOf(arguments);
    }

    public FieldError(String field, String pattern, Object... arguments) {
        this(field, pattern, List.of(arguments));
    }

    /** The sentence in English. */
    public String message() {
        Object[] texts = arguments.stream().map(String::valueOf).toArray();
        return new MessageFormat(pattern.replace("'", "''"), Locale.ROOT).format(texts);
    }
}

package org.trialbridge.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.FieldError;
import org.trialbridge.problem.Problem;

/** Says what is wrong with a JSON body, and where. */
final class JsonProblems {
    private static final Map<Class<?>, String> ADVICE = Map.of(
            String.class, "Enter a text, in quotes.",
            Boolean.class, "Enter true or false, without quotes.",
            LocalDate.class, "Enter a date as 2021-02-05.",
            Instant.class, "Enter an instant as 2021-02-05T09:30:00Z.");

    private JsonProblems() {}

    /** Empty if the fault is ours: a type that can not be read, or an answer that can not be written. */
    static Optional<Problem> of(JsonProcessingException thrown) {
        if (thrown instanceof InvalidDefinitionException || thrown.getProcessor() instanceof JsonGenerator) {
            return Optional.empty();
        }
        if (thrown instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            FieldError error = new FieldError(field(mapping), "{0}", advice(mapping));
            return Optional.of(Problem.malformed("Some fields can not be read.", List.of(error)));
        }
        return Optional.of(Problem.malformed("The body is not the JSON expected here" + place(thrown) + "."));
    }

    private static String place(JsonProcessingException thrown) {
        JsonLocation location = thrown.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : ": look at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String field(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("/"));
    }

    private static String advice(JsonMappingException mapping) {
        if (mapping instanceof UnrecognizedPropertyException) {
            return "Leave this field out; it is not known here.";
        }
        Class<?> target = target(mapping);
        if (target == null) {
            return "Write this field as the API description says.";
        }
        if (target.isEnum()) {
            return "Use one of "
                    + Arrays.stream(target.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        if (target == Integer.class || target == Long.class || target == int.class || target == long.class) {
            return "Enter a whole number, without quotes.";
        }
        if (Number.class.isAssignableFrom(target) || target == double.class) {
            return "Enter a number, without quotes.";
        }
        if (Collection.class.isAssignableFrom(target)) {
            return "Enter a list, in square brackets.";
        }
        return ADVICE.getOrDefault(target, "Enter a value of the kind that the API description says.");
    }

    private static @Nullable Class<?> target(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
                return mismatch.getTargetType();
            }
            if (cause instanceof InputCoercionException coercion && coercion.getTargetType() != null) {
                return coercion.getTargetType();
            }
        }
        return null;
    }
}

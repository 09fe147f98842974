package org.trialbridge.enrollment;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.FieldError;

/**
 * What becomes of one line of many.
 *
 * @param place the site or country it is of; null if there is none for this sender
 * @param outcome what it does; null if it is refused
 * @param current what was in force for its period
 * @param counts the line to be stored, or the one that is stored already; null if it is refused
 * @param errors what is wrong, the fields as in the line
 * @param warnings what the line itself does not confirm; they stop it as errors do, unless they are confirmed for all
 */
public record LineVerdict(
        CountsBatchLine line,
        @Nullable CountsPlace place,
        Submitted.@Nullable Outcome outcome,
        @Nullable CountsLine current,
        @Nullable Counts counts,
        List<FieldError> errors,
        List<FieldError> warnings) {
    public LineVerdict {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    static LineVerdict refused(CountsBatchLine line, @Nullable CountsPlace place, List<FieldError> errors) {
        return new LineVerdict(line, place, null, null, null, errors, List.of());
    }

    static LineVerdict repeated(CountsBatchLine line, CountsPlace place, CountsLine current) {
        return new LineVerdict(
                line, place, Submitted.Outcome.UNCHANGED, current, current.counts(), List.of(), List.of());
    }

    /** What is wrong, and with it or without the warnings, the fields found from the whole request. */
    Stream<FieldError> pointed(boolean withWarnings) {
        return Stream.concat(errors.stream(), withWarnings ? warnings.stream() : Stream.empty())
                .map(error -> new FieldError(line.at() + "/" + error.field(), error.pattern(), error.arguments()));
    }

    /** The warnings as a person reads them. */
    public List<String> warningsInWords() {
        return warnings.stream()
                .map(warning -> Warning.inWords(warning).message())
                .toList();
    }
}

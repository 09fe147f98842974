package org.trialbridge.enrollment;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;

/**
 * Counts that gave way to a report of somebody else, unchecked.
 *
 * @param typedAt when they were typed, by the clock of the device
 */
public record SetAsideInput(
        @Nullable Integer screened,
        @Nullable Integer screenFailed,
        @Nullable Integer enrolled,
        @Nullable Integer dose1,
        @Nullable Integer dose2,
        @Nullable Integer dose3,
        @Nullable Integer withdrawn,
        @Nullable Integer completed,
        @Nullable Qualifier qualifier,
        @Nullable String note,
        @Nullable Instant typedAt) {
    private static final int LONGEST_NOTE = 2000;
    private static final int MOST = 10_000_000;
    /** The clock of a phone may be wrong; by more than this it says nothing. */
    private static final Duration WRONG = Duration.ofDays(2);

    /** What is kept. The rules of a report do not hold: what was typed is to be seen as it was. */
    record Valid(
            Figures figures, Qualifier qualifier, @Nullable String note, Instant typedAt) {}

    Valid toValid(Instant now) {
        Figures figures = Counts.figures(screened, screenFailed, enrolled, dose1, dose2, dose3, withdrawn, completed);
        Errors errors = new Errors();
        errors.check(!figures.isEmpty(), "enrolled", "Enter at least one number. Leave out what is not reported.");
        for (Metric metric : Metric.values()) {
            Long count = metric.of(figures);
            errors.check(
                    count == null || (count >= 0 && count <= MOST),
                    metric.jsonName(),
                    "Enter a number from 0 to {0}.",
                    CountsRules.number(MOST));
        }
        String said = errors.optionalText(note, "note", LONGEST_NOTE);
        Instant typed = errors.require(typedAt, "typedAt", now);
        errors.check(!typed.isAfter(now.plus(WRONG)), "typedAt", "Enter when the counts were typed, not a later time.");
        errors.throwIfAny();
        return new Valid(figures, qualifier == null ? Qualifier.EXACT : qualifier, said, typed);
    }
}

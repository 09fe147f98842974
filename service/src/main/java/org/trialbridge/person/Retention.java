package org.trialbridge.person;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Errors;

/**
 * Why a person's values may be kept, and until when.
 *
 * @param until the last day on which they may be kept without looking at them again
 */
public record Retention(
        @Nullable String lawfulBasis, @Nullable LocalDate until) {
    /** What most people of a trial are kept for, until somebody says another thing. */
    public static final String USUAL_BASIS = "Legitimate interests: working together on the trial";

    /** Offered for choice; another text may be written. */
    public static final List<String> BASES =
            List.of(USUAL_BASIS, "Consent", "Contract", "Legal obligation", "Public task", "Vital interests");

    private static final int USUAL_YEARS = 5;
    private static final int MOST_YEARS = 30;

    /** Until when a person is kept who is entered on a day. */
    public static LocalDate usualUntil(LocalDate today) {
        return today.plusYears(USUAL_YEARS);
    }

    /**
     * What is typed here, where it is absent what was there before; somebody new gets what is usual.
     *
     * @param current what was there before, or null for somebody new
     */
    Retention checked(Errors errors, @Nullable Retention current, @Nullable LocalDate today) {
        String basis = errors.optionalText(lawfulBasis, "lawfulBasis", 200);
        Retention before =
                current == null ? new Retention(USUAL_BASIS, today == null ? null : usualUntil(today)) : current;
        errors.check(
                until == null || today == null || until.equals(before.until()) || until.isAfter(today),
                "retainUntil",
                "Enter a day that is still to come. To keep nothing, erase the person.");
        errors.check(
                until == null || today == null || !until.isAfter(today.plusYears(MOST_YEARS)),
                "retainUntil",
                "Enter a day within {0} years.",
                MOST_YEARS);
        return new Retention(basis == null ? before.lawfulBasis() : basis, until == null ? before.until() : until);
    }
}

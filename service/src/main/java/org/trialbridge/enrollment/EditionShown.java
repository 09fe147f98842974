package org.trialbridge.enrollment;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An issued edition of the status report that showed a number which was corrected since.
 *
 * @param whole whether it is about the whole trial, not one country
 * @param supersededBy the number of the edition that stands for it now
 */
public record EditionShown(
        int number, LocalDate asOf, boolean whole, @Nullable Integer supersededBy) {
    /** E0042. */
    public String label() {
        return label(number);
    }

    /** E0042: what people call an edition. */
    public static String label(int number) {
        return String.format(Locale.ROOT, "E%04d", number);
    }
}

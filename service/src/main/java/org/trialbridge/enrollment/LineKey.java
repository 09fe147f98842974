package org.trialbridge.enrollment;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Problem;

/**
 * Where a list of lines goes on.
 *
 * @param below of the period {@code upTo} itself only lines below this revision; null for all
 */
record LineKey(LocalDate upTo, @Nullable Integer below) {
    static String of(CountsLine line) {
        return line.counts().periodEnd() + " " + line.counts().revision();
    }

    static LineKey read(String key) {
        try {
            int space = key.indexOf(' ');
            return new LineKey(
                    LocalDate.parse(key.substring(0, Math.max(0, space))), Integer.valueOf(key.substring(space + 1)));
        } catch (DateTimeException | NumberFormatException e) {
            throw Problem.malformed("Take the cursor from the answer before.");
        }
    }
}

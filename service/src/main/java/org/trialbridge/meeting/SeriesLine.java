package org.trialbridge.meeting;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A series in a list.
 *
 * @param meetings how many meetings of it can be seen
 * @param lastHeldOn the day of the last of them that was held, or null
 * @param nextOn the day of the first of them that is scheduled, or null
 */
public record SeriesLine(
        long id,
        String name,
        List<String> trials,
        int meetings,
        @Nullable LocalDate lastHeldOn,
        @Nullable LocalDate nextOn) {
    public SeriesLine {
        trials = List.copyOf(trials);
    }
}

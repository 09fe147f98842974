package org.trialbridge.minutes;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.trialbridge.problem.Problem;

/**
 * That the minutes of a meeting can not be changed any more.
 *
 * @param reason why sides are missing; null if all had agreed
 * @param missing ISO codes of the countries that had not agreed
 * @param frozenBy who froze them, or agreed last; null if the user was erased, or it was the system
 */
public record Freeze(
        @Nullable String reason,
        List<String> missing,
        Instant frozenAt,
        @Nullable String frozenBy) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    public Freeze {
        missing = List.copyOf(missing);
    }

    /** For whoever wants to change them all the same. */
    Problem refusal() {
        String who = frozenBy == null ? "Trialbridge" : frozenBy;
        return Problem.locked(
                who + " froze these minutes on " + DAY.format(frozenAt)
                        + (reason == null ? ", when all sides had agreed." : ". The reason: " + reason)
                        + " They stay as they are. Write an addendum to correct something.",
                this);
    }
}

package org.trialbridge.lock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.json.Json;
import org.jspecify.annotations.Nullable;
import org.trialbridge.country.CountryNames;
import org.trialbridge.problem.Problem;

/**
 * The acceptance of a country's periods.
 *
 * @param trial the trial's code
 * @param after the last day that was accepted already; null if nothing was
 * @param through the end of the last period that it accepts
 * @param lockedBy the name of whoever accepted; null for the system itself
 * @param holdsThrough the last day that it still holds; null if all of it was opened again
 * @param reopenings that were asked for, the latest first
 */
public record Lock(
        long id,
        String trial,
        String iso2,
        @Nullable LocalDate after,
        LocalDate through,
        String reason,
        @Nullable String lockedBy,
        Instant lockedAt,
        @Nullable LocalDate holdsThrough,
        @Json List<Reopening> reopenings) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    public Lock {
        reopenings = List.copyOf(reopenings);
    }

    /** Tells whether it keeps a period as it is. */
    public boolean holds(LocalDate periodEnd) {
        return holdsThrough != null && !periodEnd.isAfter(holdsThrough) && (after == null || periodEnd.isAfter(after));
    }

    /** Where on this site a reopening is asked for. */
    public String reopeningPath() {
        return "/trials/" + trial + "/countries/" + iso2 + "/locks/" + id + "/reopenings";
    }

    /** What is told to whoever wants to write into its periods. */
    public Problem problem() {
        return Problem.locked(
                "The periods of %s up to %s were accepted by %s on %s UTC. The reason: %s%s A change is possible after a reopening: a COUNTRY_COORDINATOR of the country or the SECRETARIAT asks for it, with a reason, at %s, and a second one approves it."
                        .formatted(
                                CountryNames.of(iso2),
                                DAY.format(through),
                                lockedBy == null ? "Trialbridge" : lockedBy,
                                MOMENT.format(lockedAt.atOffset(ZoneOffset.UTC)),
                                reason,
                                reason.matches("(?s).*[.!?]") ? "" : ".",
                                reopeningPath()),
                this);
    }
}

package org.trialbridge.lock;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trialbridge.trial.Participation;
import org.trialbridge.trial.Trial;

/**
 * The accepted periods of a country.
 *
 * @param locks the latest first
 * @param acceptedThrough the end of the last accepted period, or null
 * @param next the end of the last period that is over, if it is not accepted yet
 * @param mayAccept whether the reader may accept, ask for a reopening and approve one
 */
public record LockSheet(
        Trial trial,
        Participation country,
        List<Lock> locks,
        @Nullable LocalDate acceptedThrough,
        @Nullable LocalDate next,
        boolean mayAccept) {
    public LockSheet {
        locks = List.copyOf(locks);
    }

    /** The path of the country's page about them. */
    public String path() {
        return "/trials/" + country.trial() + "/countries/" + country.iso2() + "/locks";
    }
}

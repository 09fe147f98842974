package org.trialbridge.lock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
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
 * @param gaps the periods not accepted yet that are over and of which reports are missing, the earliest first
 * @param mayAccept whether the reader may accept, ask for a reopening and approve one
 */
public record LockSheet(
        Trial trial,
        Participation country,
        List<Lock> locks,
        @Nullable LocalDate acceptedThrough,
        @Nullable LocalDate next,
        List<Gap> gaps,
        boolean mayAccept) {
    private static final int SHOWN = 12;

    public LockSheet {
        locks = List.copyOf(locks);
        gaps = List.copyOf(gaps);
    }

    /** How many reports are missing of all that could be accepted. */
    public int missing() {
        return gaps.isEmpty() ? 0 : gaps.get(gaps.size() - 1).missingSoFar();
    }

    /** The latest periods of which reports are missing, the latest first. */
    public List<Gap> latestGaps() {
        List<Gap> latest = new ArrayList<>(gaps.subList(Math.max(0, gaps.size() - SHOWN), gaps.size()));
        Collections.reverse(latest);
        return latest;
    }

    /** The path of the country's page about them. */
    public String path() {
        return "/trials/" + country.trial() + "/countries/" + country.iso2() + "/locks";
    }
}
